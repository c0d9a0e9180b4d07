/**
 * What Ace by DAISY asks of an EPUB: its own rules for documents, run in our browser as it runs them, and what it asks
 * of metadata and page list, written anew. `test/bench/ace.sh` runs the program itself, which is too big to be
 * installed for every test.
 *
 * @see https://daisy.github.io/ace/
 */
import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import type {Page} from 'puppeteer'
import type {Element} from 'xast'
import {all, textOf, type Epub} from './read-epub.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('@daisy/axe-core-for-ace/axe.min.js'), 'utf8')

/** Rules for sites that Ace leaves out, too: a document is a piece of a book. */
const rulesOfSites = ['bypass', 'region', 'page-has-heading-one', 'landmark-complementary-is-top-level']

/** Run Ace's rules on the document that is open, but for those named. One line for each violation. */
export async function documentViolations(page: Page, without: readonly string[] = []): Promise<string[]> {
  await page.evaluate(axe)
  const rules = Object.fromEntries([...rulesOfSites, ...without].map((id) => [id, {enabled: false}]))
  // What the page gives back is what the expression says.
  return (await page.evaluate(`axe.run(document, {
    resultTypes: ['violations'],
    preload: false,
    rules: ${JSON.stringify(rules)}
  }).then(({violations}) => violations.flatMap(({id, nodes}) => nodes.map(({html}) => id + ' ' + html)))`)) as string[]
}

/** Values that the vocabulary has, of those that a book of ours may claim. @see https://www.w3.org/community/reports/a11y-discov-vocab/ */
const vocabulary: Readonly<Record<string, RegExp>> = {
  accessMode: /^(?:textual|visual|auditory|tactile)$/,
  accessModeSufficient: /^(?:textual|visual|auditory|tactile)(?:,(?:textual|visual|auditory|tactile))*$/,
  accessibilityFeature:
    /^(?:alternativeText|displayTransformability|index|MathML|none|pageBreakMarkers|pageNavigation|readingOrder|rubyAnnotations|structuralNavigation|tableOfContents|unknown|verticalWriting)$/,
  accessibilityHazard: /^(?:none|unknown)$/,
  accessibilitySummary: /./
}

/** Find what Ace would say of metadata and page list. */
export function packageViolations(epub: Epub): string[] {
  const metas = all(epub.packageDocument.tree, 'meta')
  const valuesOf = (property: string) =>
    metas.filter(({attributes}) => attributes['property'] === property).map((meta) => textOf(meta))
  const wrong = Object.entries(vocabulary).flatMap(([name, wanted]) => {
    const values = valuesOf(`schema:${name}`)
    if (values.length === 0) return [`metadata-${name.toLowerCase()} is missing`]
    return values
      .filter((value) => !wanted.test(value))
      .map((value) => `metadata-${name.toLowerCase()}-invalid ${value}`)
  })
  const hasList = valuesOf('schema:accessibilityFeature').includes('pageNavigation')
  return [...wrong, ...pageListViolations(epub, hasList, valuesOf('pageBreakSource').length > 0)]
}

/** Each entry leads to a page break, each page break has an entry, and metadata say so. */
function pageListViolations(epub: Epub, isClaimed: boolean, hasSource: boolean): string[] {
  const [list] = all(epub.navigation.tree, 'nav').filter(isPageList)
  const listed = new Set(list ? all(list, 'a').map(({attributes}) => attributes['href']!) : [])
  const breaks = new Set(
    epub.spine.flatMap(({path, tree}) =>
      all(tree, 'span')
        .filter(isPageBreak)
        .map(({attributes}) => `${path.split('/').at(-1)!}#${attributes['id']!}`)
    )
  )
  return [
    ...[...listed].filter((href) => !breaks.has(href)).map((href) => `epub-pagelist-broken ${href}`),
    ...[...breaks].filter((href) => !listed.has(href)).map((href) => `epub-pagelist-missing-pagebreak ${href}`),
    ...(isClaimed === listed.size > 0 ? [] : ['metadata-accessibilityFeature-printPageNumbers-nopagelist']),
    ...(hasSource === listed.size > 0 ? [] : ['epub-pagesource'])
  ]
}

function isPageList({attributes}: Element): boolean {
  return attributes['epub:type'] === 'page-list'
}

function isPageBreak({attributes}: Element): boolean {
  return attributes['role'] === 'doc-pagebreak'
}
