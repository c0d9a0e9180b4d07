import {createHash} from 'node:crypto'

/**
 * Write what pages may load: what is beside them, and nothing that stands in them.
 *
 * @param inline Scripts and styles that may stand in a page all the same.
 * @see https://www.w3.org/TR/CSP3/
 */
export function policy(
  inline: {scripts: readonly string[]; styles: readonly string[]} = {scripts: [], styles: []}
): string {
  const hashes = (texts: readonly string[]) =>
    texts.map((text) => ` 'sha256-${createHash('sha256').update(text).digest('base64')}'`).join('')
  return [
    `default-src 'none'`,
    `script-src 'self'${hashes(inline.scripts)}`,
    `style-src 'self'${hashes(inline.styles)}`,
    `img-src 'self' data:`,
    `font-src 'self' data:`,
    `connect-src 'self'`,
    `worker-src 'self'`,
    `manifest-src 'self'`,
    `form-action 'none'`,
    `base-uri 'none'`
  ].join('; ')
}
