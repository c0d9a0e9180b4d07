/** Lines by number, from 1, both ends included; or what stands between the marks of an anchor. */
export type Excerpt = {from: number; to: number; anchor?: never} | {anchor: string; from?: never; to?: never}

/** Any mark: those of other anchors are no part of an excerpt. */
const marks = /\bANCHOR(?:_END)?:\s*[\w-]+|#(?:end)?region\b/

/** Cut an excerpt from a file; `undefined` where it has no such lines or anchor. */
export function cutExcerpt(text: string, excerpt: Excerpt): string | undefined {
  const lines = text.replace(/\n$/, '').split('\n')
  if (excerpt.anchor === undefined) {
    const cut = lines.slice(Math.max(excerpt.from, 1) - 1, excerpt.to)
    return cut.length > 0 ? cut.join('\n') : undefined
  }
  const name = excerpt.anchor.replace(/[^\w-]/g, '')
  const start = lines.findIndex((line) => new RegExp(String.raw`(?:ANCHOR:|#region)\s*${name}(?![\w-])`).test(line))
  if (start === -1) return undefined
  const after = lines.slice(start + 1)
  const end = after.findIndex((line) =>
    new RegExp(String.raw`(?:ANCHOR_END:|#endregion)\s*${name}(?![\w-])`).test(line)
  )
  const cut = end === -1 ? after : after.slice(0, end)
  return cut.filter((line) => !marks.test(line)).join('\n')
}
