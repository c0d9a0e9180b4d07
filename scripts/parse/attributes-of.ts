import type {Attributes} from '../mdast.ts'

const item = /([#.])([\p{L}\p{N}_:.-]+)|([A-Za-z][\w:-]*)=(?:"([^"]*)"|'([^']*)'|([^\s"'{}=]+))|(-)/u

const list = new RegExp(String.raw`^\{\s*(?:(?:${item.source})(?:\s+|(?=\})))+\}$`, 'u')

/** Read `{#id .class key=value}`, braces included; `{-}` is short for `{.unnumbered}`, as in Pandoc. */
export function attributesOf(text: string): Attributes | undefined {
  if (!list.test(text)) return undefined
  let id: string | undefined
  const classes: string[] = []
  const values: [string, string][] = []
  for (const match of text.slice(1, -1).matchAll(new RegExp(item.source, 'gu'))) {
    const [, mark, name = '', key, ...value] = match
    if (mark === '#') id ??= name
    else if (mark === '.') classes.push(name)
    else if (key !== undefined) values.push([key, value.find((text) => text !== undefined) ?? ''])
    else classes.push('unnumbered')
  }
  return {...(id === undefined ? {} : {id}), classes, values: Object.fromEntries(values)}
}
