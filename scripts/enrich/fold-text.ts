/** Text as the matcher compares it. `offsets[i]` is where its unit `i` starts in the original; absent where nothing moved. */
export type FoldedText = {exact: string; lower: string; offsets?: readonly number[]}

/** Fold what differs in writing only: full-width Latin, decomposed marks, kinds of space, hyphen, apostrophe and middle dot, case. */
export function foldText(text: string): FoldedText {
  const composed = composeText(text)
  const exact = composed.exact
    .replace(/[\uFF01-\uFF5E]/g, halfWidth)
    .replace(/\s/g, ' ')
    .replace(/[\u2010\u2011]/g, '-')
    .replace(/[\u2019\u02BC]/g, "'")
    .replace(/[\u2022\u2027\u30FB\uFF65]/g, '\u00B7')
  return {...composed, exact, lower: lowerCaseOf(exact)}
}

function composeText(text: string): {exact: string; offsets?: readonly number[]} {
  if (text.normalize('NFC') === text) return {exact: text}
  let exact = ''
  const offsets: number[] = []
  for (const {0: cluster, index} of text.matchAll(/\P{M}?\p{M}*/gsu)) {
    const composed = cluster.normalize('NFC')
    for (let unit = 0; unit < composed.length; unit++) offsets.push(index + Math.min(unit, cluster.length))
    exact += composed
  }
  return {exact, offsets: [...offsets, text.length]}
}

function halfWidth(character: string): string {
  return String.fromCharCode(character.charCodeAt(0) - 0xfee0)
}

/** Keep the length: `İ`, which grows when lower-cased, stays. */
function lowerCaseOf(text: string): string {
  const lower = text.toLowerCase()
  if (lower.length === text.length) return lower
  return text.replace(/./gsu, (character) => {
    const small = character.toLowerCase()
    return small.length === character.length ? small : character
  })
}
