/** Documents that no chapter is behind: cover, title page, imprint, the pages that open parts. */
import type {Element} from 'hast'
import {h} from 'hastscript'
import type {Book, Division} from '../../book.ts'
import {ownDocuments, partDocument, type Addresses} from './addresses.ts'
import {rootOf, type ContentDocument} from './content-document.ts'

/** Show the cover image, where there is one. */
export function coverDocument({config, edition, assets, labels}: Book, {imageOf}: Addresses): ContentDocument[] {
  const asset = config.cover === undefined ? undefined : assets.get(config.cover)
  if (!asset) return []
  const title = labels['cover'] ?? ''
  const {width, height} = asset
  const alt = `${title}${labels['labelSeparator'] ?? ' '}${edition.title}`
  const image = h('img', {src: imageOf(asset.path), alt, width, height, role: 'doc-cover'})
  return [{name: ownDocuments.cover, title, type: 'cover', tree: rootOf(h('div.cover', image))}]
}

/** Name the book and who made it. */
export function titlePage({config, edition, labels}: Book): ContentDocument {
  const {subtitle, creators, publisher} = config
  const section = h('section.title-page', {'epub:type': 'titlepage'}, [
    h('h1', edition.title),
    ...(subtitle === undefined ? [] : [h('p.subtitle', {role: 'doc-subtitle'}, subtitle)]),
    ...creators.map(({name, role}) => h('p.creator', [name, ' ', h('span.role', labels[role] ?? role)])),
    ...(publisher === undefined ? [] : [h('p.publisher', publisher)])
  ])
  return {name: ownDocuments.titlePage, title: labels['titlePage'] ?? '', type: 'frontmatter', tree: rootOf(section)}
}

/** Tell edition, dates, numbers and rights. */
export function imprint({config, edition, labels}: Book): ContentDocument {
  const title = labels['imprint'] ?? ''
  const rows: [string, string | Element | undefined][] = [
    ['publisher', config.publisher],
    ['series', seriesLine(config.series, labels)],
    ['version', edition.version],
    ['published', config.date],
    ['modified', config.modified],
    ['isbn', config.isbn],
    ['source', config.repository === undefined ? undefined : h('a', {href: config.repository}, config.repository)],
    ['rights', config.rights]
  ]
  const entries = rows.flatMap(([name, value]) =>
    value === undefined ? [] : [h('div', [h('dt', labels[name] ?? name), h('dd', value)])]
  )
  const section = h('section.imprint', {'epub:type': 'imprint'}, [h('h1', title), h('dl', entries)])
  return {name: ownDocuments.imprint, title, type: 'frontmatter', tree: rootOf(section)}
}

function seriesLine(series: Book['config']['series'], labels: Book['labels']): string | undefined {
  if (series?.position === undefined) return series?.title
  const pattern = labels['seriesPosition'] ?? '{title} {number}'
  return pattern.replace('{number}', String(series.position)).replace('{title}', () => series.title)
}

/** Open a part. */
export function partPage({title, number}: {title: string; number: number}, division: Division): ContentDocument {
  const section = h('section.part', {'epub:type': 'part', role: 'doc-part'}, h('h1', title))
  return {name: partDocument(number), title, type: division, tree: rootOf(section)}
}
