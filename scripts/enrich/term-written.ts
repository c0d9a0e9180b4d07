/** What authors write to explain a term, in the ways that books have. */
import {foldForm} from './term-forms.ts'

/** `written`: the author explains it here; `blocked`: nothing can be added here; `open`: it can. */
export type Explained = 'written' | 'blocked' | 'open'

/** Offsets in the text of a block. */
export type Span = {start: number; end: number}

const openers = '（(［[〔【'
const closers = '）)］]〕】'

/** Closing marks that belong to the term. */
const closing = /^[”’"』」》〉]*\s?/u

/** Nothing but marks between two forms: `平台即服务 PaaS`, `OCI（“开放容器倡议”`, `PaaS / 平台即服务`. */
const marksOnly = /^[\s\p{P}\p{S}]*$/u

/** Words that join two forms of one thing. */
const joining =
  /即|也就是|就是|简称|簡稱|缩写|縮寫|全称|全稱|又称|又稱|又叫|也叫|也称|也稱|亦称|亦稱|俗称|俗稱|叫作|叫做|称为|稱為|译为|譯為|译作|譯作|意为|意思是|英文|原文|中文|stands? for|short for|known as|called|i\.e\./iu

/** Words behind two forms of one thing: `PaaS 是 Platform as a Service 的缩写`. */
const joiningBehind =
  /^[”’"』」》）)\]]*\s*的?\s*(?:英文|中文|首字母)?(?:缩写|縮寫|简称|簡稱|全称|全稱|译名|譯名|意思)/u

const sentenceEnd = /[。！？；!?;\n]|\.\s/u

/**
 * Tell whether the author explains a term where it stands.
 *
 * @param others Other uses of the term in the block, in other forms.
 * @param forms Every form of the term, folded.
 */
export function explainedAt(
  text: string,
  use: Span,
  {others, forms}: {others: readonly Span[]; forms: readonly string[]}
): Explained {
  if (others.some((other) => isJoined(text, use, other))) return 'written'
  const own = foldForm(text.slice(use.start, use.end))
  const bracket = bracketBehind(text, use.end)
  if (bracket !== undefined) {
    const content = foldForm(bracket)
    return forms.some((form) => form !== own && content.includes(form)) ? 'written' : 'blocked'
  }
  return isInBrackets(text, use.start) ? 'blocked' : 'open'
}

/** Where a term ends with the closing mark that goes with the one before it: `“容器编排”`. */
export function endOfQuoted(text: string, {start, end}: Span): number {
  const pairs: Readonly<Record<string, string>> = {'“': '”', '‘': '’', '「': '」', '『': '』', '《': '》', '"': '"'}
  const closer = pairs[text.charAt(start - 1)]
  return closer !== undefined && text.charAt(end) === closer ? end + 1 : end
}

function isJoined(text: string, one: Span, other: Span): boolean {
  const [first, last] = one.start < other.start ? [one, other] : [other, one]
  const between = text.slice(first.end, last.start)
  if (between.length > 40 || sentenceEnd.test(between)) return false
  return marksOnly.test(between) || joining.test(between) || joiningBehind.test(text.slice(last.end, last.end + 24))
}

/** What stands in brackets right behind a place, closing quotes between. */
function bracketBehind(text: string, end: number): string | undefined {
  const at = end + (closing.exec(text.slice(end, end + 4))?.[0].length ?? 0)
  if (!openers.includes(text.charAt(at)) || at >= text.length) return undefined
  const close = closers
    .split('')
    .map((closer) => text.indexOf(closer, at))
    .filter((place) => place > at)
  return text.slice(at + 1, close.length > 0 ? Math.min(...close) : undefined)
}

function isInBrackets(text: string, place: number): boolean {
  let depth = 0
  for (let at = Math.max(0, place - 200); at < place; at++) {
    const character = text.charAt(at)
    if (openers.includes(character)) depth += 1
    else if (closers.includes(character)) depth = Math.max(0, depth - 1)
  }
  return depth > 0
}
