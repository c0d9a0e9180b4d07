/**
 * Whether a key is the input method's: Enter that takes a word of pinyin, Escape that drops it. Safari says 229 after the
 * composition is over, so that is asked as well.
 *
 * @see https://www.w3.org/TR/uievents/#events-composition-key-events
 */
export function isComposing(event: KeyboardEvent): boolean {
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  return event.isComposing || event.keyCode === 229
}

/** Whether a key is typed into a field, where letters are letters. */
export function isTyping(event: KeyboardEvent): boolean {
  const {target} = event
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}

/** Ctrl, or Command where that is what commands are given with. */
export function isCommand(event: KeyboardEvent, key: string): boolean {
  return (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === key
}
