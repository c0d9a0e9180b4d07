/*
 * Finds words in a book, as they stand in its text. It knows no page: it runs in a worker, in a page and in tests.
 *
 * What takes time is a generator that stops now and then, so that a page can do other things in between.
 */
globalThis.bookSearch = (() => {
  /** Records, and units of text, between two stops. */
  const stride = 40_000

  /** Depths of records that are entries of a glossary or annals, and of an index. Sections have their headings'. */
  const entryDepth = 7
  const indexDepth = 8

  /** Folds all text of a book. Gives what `find` looks into. */
  function* prepare({fold, alike, pages, words, codes}) {
    const book = {table: tableOf(fold), alike: alikeOf(alike), pages, entries: []}
    const path = []
    let work = 0
    for (const record of textOf(words, codes).split('\u0003')) {
      const {page, depth, anchor, label, title, text, names, pinyin} = recordOf(record)
      while (path.length > 0 && (path.at(-1).page !== page || path.at(-1).depth >= depth)) path.pop()
      const entry = {page, depth, anchor, label, title, text, path: path.slice(1).map((parent) => parent.title)}
      entry.foldedTitle = foldText(book.table, title)
      entry.foldedText = foldText(book.table, text)
      entry.names = names.map((name) => [foldText(book.table, name), name])
      entry.pinyin = pinyin
      book.entries.push(entry)
      path.push(entry)
      work += text.length
      if (work > stride) work = yield* stop()
    }
    return book
  }

  /** Each code is a letter, or two; the first is an escape, for a UTF-16 unit in three letters. */
  function textOf(words, codes) {
    const alphabet = new Uint8Array(127)
    let size = 0
    for (let unit = 32; unit < 127; unit++) if (!'"\\`'.includes(String.fromCharCode(unit))) alphabet[unit] = size++
    const table = words.split('\0')
    const singles = table.length <= size ? size : size - Math.ceil((table.length - size) / (size - 1))
    const at = (index) => alphabet[codes.charCodeAt(index)]
    const parts = []
    for (let index = 0; index < codes.length; index++) {
      let rank = at(index)
      if (rank >= singles) rank = singles + (rank - singles) * size + at(++index)
      if (rank > 0) parts.push(table[rank])
      else parts.push(String.fromCharCode((at(++index) * size + at(++index)) * size + at(++index)))
    }
    return parts.join('')
  }

  /** A record's fields, in the order that `scripts/render/html/search-files.ts` writes. */
  function recordOf(record) {
    const [page, depth, label = '', title = '', anchor = '', text = '', names = '', pinyin = ''] =
      record.split('\u0001')
    const list = (items) => (items === '' ? [] : items.split('\u0002'))
    return {
      page: Number(page),
      depth: Number(depth),
      anchor,
      label,
      title,
      text,
      names: list(names),
      pinyin: list(pinyin)
    }
  }

  function* stop() {
    yield
    return 0
  }

  /** Finds the sections that have every word. Gives how many, and the best by page. */
  function* find(book, query, limit = 40) {
    const words = wordsOf(book, query)
    const hits = []
    let work = 0
    for (const [index, entry] of words.length > 0 ? book.entries.entries() : []) {
      const score = scoreOf(entry, words)
      if (score > 0) hits.push({entry, score, index})
      work += entry.text.length
      if (work > stride * 4) work = yield* stop()
    }
    hits.sort((a, b) => b.score - a.score || a.index - b.index)
    const groups = new Map()
    for (const {entry, score} of hits.slice(0, limit)) {
      const [name, label, title] = book.pages[entry.page]
      // What a chapter only mentions does not come before what others are about.
      const key = `${entry.page} ${score >= 2}`
      if (!groups.has(key)) groups.set(key, {name, label, title, results: []})
      groups.get(key).results.push(resultOf(book, entry, words))
    }
    return {query, total: hits.length, shown: Math.min(hits.length, limit), groups: [...groups.values()]}
  }

  /** Every word, folded, with what matches it. `phrase` is all of them as they were typed. */
  function wordsOf(book, query) {
    const text = query.normalize('NFC')
    const words = text
      .split(/\s+/)
      .map((word) => foldText(book.table, word))
      .filter((word) => word !== '')
    const list = [...new Set(words)].map((word) => ({word, pattern: patternOf(book, word)}))
    return Object.assign(list, {phrase: foldText(book.table, text).trim()})
  }

  /** A character that both writings use has its other form beside it, unless it is all that is asked for. */
  function patternOf({alike}, word) {
    const source = [...word].map((character) => {
      const forms = [...word].length > 1 ? alike.get(character) : undefined
      return forms ? `[${forms}]` : character.replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&')
    })
    return new RegExp(source.join(''), 'g')
  }

  /** Exact heading > entry of that name > heading that has all > other entry > text; then by how much of it was asked for. */
  function scoreOf(entry, words) {
    let rarest = Infinity
    let inTitle = 0
    let inNames = 0
    for (const {word, pattern} of words) {
      const titled = count(entry.foldedTitle, pattern)
      const named = isNamed(entry, word, pattern)
      const told = count(entry.foldedText, pattern)
      if (titled + told === 0 && !named) return 0
      inTitle += Number(titled > 0)
      inNames += Number(titled > 0 || named)
      rarest = Math.min(rarest, told)
    }
    const {foldedText: text} = entry
    // A definition that repeats its term is no better than one that does not.
    const density = entry.depth < entryDepth ? rarest / (rarest + 1 + text.length / 400) : 0
    const together = words.length > 1 && text.includes(words.phrase) ? 0.15 : 0
    return rankOf(entry, words, {inTitle, inNames}) + shareOf(entry, words) * 0.6 + density * 0.2 + together
  }

  /** How much of a heading or a name was asked for. */
  function shareOf({foldedTitle, pinyin}, {phrase}) {
    if (foldedTitle.includes(phrase)) return phrase.length / foldedTitle.length
    return Math.max(0, ...pinyin.filter((name) => name.startsWith(phrase)).map((name) => phrase.length / name.length))
  }

  function rankOf({depth, foldedTitle}, words, {inTitle, inNames}) {
    // The index leads to the very places that are found.
    if (depth === indexDepth) return 0.5
    if (foldedTitle === words.phrase) return depth === entryDepth ? 4 : 5
    if (depth === entryDepth) return inNames === words.length ? 2 : 1
    return inTitle === words.length ? 3 : 1
  }

  /** Two letters of pinyin are as good as a name; one would be found everywhere. */
  function isNamed({names, pinyin}, word, pattern) {
    if (word.length > 1 && pinyin.some((syllables) => syllables.startsWith(word))) return true
    return names.some(([name]) => count(name, pattern) > 0)
  }

  function count(text, pattern) {
    let found = 0
    pattern.lastIndex = 0
    while (found < 99 && pattern.test(text)) found++
    return found
  }

  function resultOf(book, entry, words) {
    const page = encodeURIComponent(book.pages[entry.page][0])
    const title = matchesIn(book, entry.title, words)
    return {
      href: entry.anchor === '' ? page : `${page}#${entry.anchor}`,
      label: entry.label,
      isPage: entry.depth === 1,
      path: entry.depth === entryDepth && title.length === 0 ? otherNamesOf(entry, words) : entry.path,
      title: marked(entry.title, 0, entry.title.length, title),
      excerpt: excerptOf(book, entry.text, words)
    }
  }

  /** By which name an entry was found, where it is not the one it stands under. */
  function otherNamesOf({names}, words) {
    return names.filter(([name]) => words.some(({pattern}) => count(name, pattern) > 0)).map(([, name]) => name)
  }

  /** Where words stand in a text as it is written: `[start, end]`, in order. */
  function matchesIn({table}, text, words) {
    const places = []
    const folded = foldText(table, text, places)
    const all = []
    for (const {pattern} of words) {
      for (const {0: found, index} of folded.matchAll(pattern)) {
        all.push([places[index], places[index + found.length - 1] + 1])
        if (all.length > 400) break
      }
    }
    return all.sort((a, b) => a[0] - b[0] || b[1] - a[1])
  }

  /** Cuts out where the words stand closest, about three lines of it. */
  function excerptOf(book, text, words) {
    const matches = matchesIn(book, text, words)
    const start = startOf(text, bestOf(matches, words))
    let end = start
    for (let width = 0; end < text.length && width < 72; end++) width += isHan(text.charCodeAt(end)) ? 1 : 0.55
    if (isSurrogate(text, end)) end--
    const parts = marked(text, start, end, matches)
    if (start > 0 && text[start - 1] !== '\n') parts.unshift(['…'])
    if (end < text.length) parts.push(['…'])
    return parts
  }

  function bestOf(matches) {
    let best = 0
    let most = 0
    for (const [index, [start]] of matches.entries()) {
      let near = index
      while (near < matches.length && matches[near][0] < start + 60) near++
      if (near - index > most) [best, most] = [start, near - index]
    }
    return best
  }

  /** A little before the match, and at the beginning of a line, a sentence or a word. */
  function startOf(text, match) {
    let start = Math.max(0, match - 18)
    const before = text.slice(start, match)
    const line = before.lastIndexOf('\n')
    if (line !== -1) return start + line + 1
    const sentence = /[。！？；][^。！？；]{0,14}$/.exec(before)
    if (sentence) return start + sentence.index + 1
    if (start > 0 && /\w/.test(text[start - 1])) start += /^\w*\W?/.exec(before)[0].length % before.length
    while (text[start] === ' ') start++
    return isSurrogate(text, start) ? start - 1 : start
  }

  function isSurrogate(text, index) {
    const unit = text.charCodeAt(index)
    return unit >= 0xdc00 && unit < 0xe000
  }

  /** A text in parts, each with whether it is a match: `[['Docker '], ['镜像', true]]`. */
  function marked(text, start, end, matches) {
    const parts = []
    const add = (from, to, isMatch) => {
      const part = text.slice(Math.max(from, start), Math.min(to, end)).replace(/\s+/g, ' ')
      if (part !== '') parts.push(isMatch ? [part, true] : [part])
    }
    let last = start
    for (const [from, to] of matches) {
      if (to <= start || from >= end) continue
      add(last, from, false)
      add(Math.max(last, from), to, true)
      last = Math.max(last, to)
    }
    add(last, end, false)
    return parts
  }

  /**
   * Folds what differs in writing only: case, width, traditional and simplified, quotes, and spaces where Han and Latin
   * meet. `places`, if given, is filled with where each unit stands in the text.
   */
  function foldText(table, text, places) {
    const units = new Uint16Array(text.length)
    let length = 0
    let space = -1
    for (let index = 0; index < text.length; index++) {
      const unit = table[text.charCodeAt(index)]
      if (unit === 0) continue
      if (unit === 32) {
        if (space === -1) space = index
        continue
      }
      if (space !== -1) {
        if (length > 0 && keepsSpace(units[length - 1], unit)) {
          if (places) places[length] = space
          units[length++] = 32
        }
        space = -1
      }
      if (places) places[length] = index
      units[length++] = unit
    }
    return decoder.decode(units.subarray(0, length))
  }

  const decoder = new TextDecoder('utf-16le')

  function keepsSpace(before, after) {
    return before !== 10 && after !== 10 && isHan(before) === isHan(after)
  }

  /** Han, kana, their punctuation; characters outside the Basic Multilingual Plane, which are mostly Han. */
  function isHan(unit) {
    return (unit >= 0x2e80 && unit < 0xac00) || (unit >= 0xd800 && unit < 0xfb00) || (unit >= 0xfe30 && unit < 0xff00)
  }

  /** What each UTF-16 unit is folded to; 0 for what does not count. Line feeds stay: they part what stands apart. */
  function tableOf({other, plain}) {
    const table = new Uint16Array(0x10000)
    for (let unit = 0; unit < 0x10000; unit++) {
      const half = unit > 0xff00 && unit < 0xff5f ? unit - 0xfee0 : unit
      const lower = String.fromCharCode(half).toLowerCase()
      table[unit] = lower.length === 1 ? lower.charCodeAt(0) : half
    }
    const fold = (from, to) => [...from].forEach((character) => (table[character.charCodeAt(0)] = to))
    fold('\t\r\u00A0\u2002\u2003\u2009\u202F\u3000', 32)
    fold('\u00AD\u200B\u200C\u200D\u2060\uFE0E\uFE0F\uFEFF', 0)
    fold('“”', 34)
    fold('‘’', 39)
    for (const [index, character] of [...other].entries()) fold(character, plain.charCodeAt(index))
    return table
  }

  /** All forms of a character that both writings use. */
  function alikeOf({other, plain}) {
    const forms = new Map()
    for (const [index, character] of [...other].entries()) {
      const canon = plain[index]
      const group = forms.get(canon) ?? canon
      for (const form of group + character) forms.set(form, group + character)
    }
    return forms
  }

  return {prepare, find, textOf, recordOf}
})()

if (typeof importScripts === 'function') {
  const all = (steps) => {
    let step = steps.next()
    while (!step.done) step = steps.next()
    return step.value
  }
  let book
  onmessage = ({data: {text, query, limit}}) => {
    if (text !== undefined) {
      importScripts(text)
      book = all(bookSearch.prepare(bookText))
      postMessage('ready')
    } else postMessage(all(bookSearch.find(book, query, limit)))
  }
}
