/** Which HTML an author may write, as tables. */

/** In running text. */
export const phrasingNames = new Set(
  'a abbr b bdi bdo br cite code del dfn em i img ins kbd mark q rb rp rt rtc ruby s samp small span strong sub sup time u var wbr'.split(
    ' '
  )
)

/** Around blocks. */
export const flowNames = new Set(
  'blockquote caption col colgroup dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre summary table tbody td tfoot th thead tr ul'.split(
    ' '
  )
)

/** Tags that stand alone. */
export const voidNames = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '))

/** Old or structural names, and what they become. */
export const synonyms: Readonly<Record<string, string>> = {
  acronym: 'abbr',
  address: 'div',
  article: 'div',
  aside: 'div',
  big: 'span',
  center: 'div',
  font: 'span',
  footer: 'div',
  header: 'div',
  main: 'div',
  nav: 'div',
  nobr: 'span',
  section: 'div',
  strike: 'del',
  tt: 'code'
}

/** Removed with everything in them: what they hold is no text. */
export const droppedNames = new Set(
  'applet audio base canvas embed frame frameset head iframe link math meta noembed noframes object param script source style svg template track video area map'.split(
    ' '
  )
)

/** Removed, and what they hold stays. */
export const unwrappedNames = new Set(
  'body button fieldset form html input label legend noscript optgroup option output picture select textarea title'.split(
    ' '
  )
)

/** Open elements that a tag closes when it stands right below them. */
export const impliedEnds: Readonly<Record<string, readonly string[]>> = {
  dd: ['dd', 'dt'],
  dt: ['dd', 'dt'],
  li: ['li'],
  option: ['option'],
  p: ['p'],
  rb: ['rb', 'rt', 'rtc', 'rp'],
  rp: ['rb', 'rt', 'rtc', 'rp'],
  rt: ['rb', 'rt', 'rp'],
  td: ['td', 'th'],
  th: ['td', 'th'],
  tr: ['td', 'th', 'tr'],
  tbody: ['td', 'th', 'tr', 'thead', 'tbody', 'tfoot'],
  tfoot: ['td', 'th', 'tr', 'thead', 'tbody', 'tfoot']
}

/** Elements whose end may be left out. */
export const optionalEnds = new Set('colgroup dd dt li option p rb rp rt rtc tbody td tfoot th thead tr'.split(' '))

/** Elements with a content model of their own: what may stand in them, and what wraps the rest. */
export const contentModels: Readonly<Record<string, {names: readonly string[]; wrapper: string}>> = {
  dl: {names: ['dt', 'dd'], wrapper: 'dd'},
  ol: {names: ['li'], wrapper: 'li'},
  table: {names: ['caption', 'colgroup', 'thead', 'tbody', 'tfoot', 'tr'], wrapper: 'tr'},
  tbody: {names: ['tr'], wrapper: 'tr'},
  tfoot: {names: ['tr'], wrapper: 'tr'},
  thead: {names: ['tr'], wrapper: 'tr'},
  tr: {names: ['td', 'th'], wrapper: 'td'},
  ul: {names: ['li'], wrapper: 'li'},
  colgroup: {names: ['col'], wrapper: 'col'}
}

/** Elements that mean nothing elsewhere, and where they belong. */
export const parentsOf: Readonly<Record<string, readonly string[]>> = {
  caption: ['table'],
  col: ['colgroup'],
  colgroup: ['table'],
  dd: ['dl'],
  dt: ['dl'],
  figcaption: ['figure'],
  li: ['ol', 'ul'],
  rb: ['ruby'],
  rp: ['ruby', 'rtc'],
  rt: ['ruby', 'rtc'],
  rtc: ['ruby'],
  summary: ['details'],
  tbody: ['table'],
  td: ['tr'],
  tfoot: ['table'],
  th: ['tr'],
  thead: ['table'],
  tr: ['table', 'tbody', 'tfoot', 'thead']
}
