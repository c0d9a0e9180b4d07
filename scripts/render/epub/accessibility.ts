/** What readers with disabilities can count on, computed from the book: nothing is claimed that is not there. */
import type {Labels} from '../../load/config.ts'
import {visitElements} from './content-document.ts'
import type {Publication} from './publication.ts'

export type Accessibility = {
  accessMode: string[]
  /** Each entry alone is enough to read the book. */
  accessModeSufficient: string[]
  accessibilityFeature: string[]
  accessibilityHazard: string[]
  accessibilitySummary: string
}

/** @see https://www.w3.org/TR/epub-a11y-11/#sec-disc-package */
export function accessibilityOf({book, front, body, images}: Publication): Accessibility {
  const found = contentOf([...front, ...body])
  const described = found.images > 0 && found.images === found.described
  const visual = found.images > 0
  // Whether an animation flashes can only be seen.
  const animated = [...images.values()].some(({mediaType}) => mediaType === 'image/gif')
  return {
    accessMode: ['textual', ...(visual ? ['visual'] : [])],
    accessModeSufficient: [...(visual ? ['textual,visual'] : []), ...(!visual || described ? ['textual'] : [])],
    accessibilityFeature: [
      'structuralNavigation',
      'tableOfContents',
      'readingOrder',
      'displayTransformability',
      ...(book.pages ? ['pageBreakMarkers', 'pageNavigation'] : []),
      ...(described ? ['alternativeText'] : []),
      ...(found.math ? ['MathML'] : []),
      ...(found.ruby ? ['rubyAnnotations'] : [])
    ],
    accessibilityHazard: animated ? ['unknown'] : ['none'],
    accessibilitySummary: summaryOf(book.labels, visual && !described)
  }
}

function contentOf(documents: Publication['body']): {images: number; described: number; math: boolean; ruby: boolean} {
  const found = {images: 0, described: 0, math: false, ruby: false}
  visitElements(documents, ({tagName, properties}) => {
    if (tagName === 'math') found.math = true
    if (tagName === 'ruby') found.ruby = true
    if (tagName !== 'img' && tagName !== 'svg') return
    found.images += 1
    if (properties.alt || properties.ariaLabel) found.described += 1
  })
  return found
}

function summaryOf(labels: Labels, lacksAlternatives: boolean): string {
  const name = lacksAlternatives ? 'accessibilitySummaryPartial' : 'accessibilitySummary'
  return labels[name] ?? name
}
