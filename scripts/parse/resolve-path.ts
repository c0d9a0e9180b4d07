/**
 * Resolve a path written in a file.
 *
 * @param from Path of the file, relative to the book's folder, with `/`.
 * @returns Relative to the book's folder, with `/`; `undefined` for what is absolute or a URL.
 */
export function resolvePath(from: string, path: string): string | undefined {
  if (/^([\\/]|[a-z][a-z\d+.-]*:)/i.test(path)) return undefined
  const parts: string[] = []
  for (const part of [...from.split('/').slice(0, -1), ...path.split('/')]) {
    if (part === '' || part === '.') continue
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop()
    else parts.push(part)
  }
  return parts.join('/')
}
