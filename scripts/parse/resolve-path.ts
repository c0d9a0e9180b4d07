/**
 * Resolve a path written in a file.
 *
 * @param from Path of the file, relative to the book's folder, with `/`.
 * @returns Relative to the book's folder, with `/`; `undefined` for what is absolute or a URL.
 */
export function resolvePath(from: string, path: string): string | undefined {
  if (/^([\\/]|[a-z][a-z\d+.-]*:)/i.test(path)) return undefined
  const parts: string[] = []
  for (const part of [...foldersOf(from), ...path.replaceAll('\\', '/').split('/')]) {
    if (part === '' || part === '.') continue
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop()
    else parts.push(part)
  }
  return parts.join('/')
}

/** Resolve a path that must stay in the book, or, for a file from elsewhere, in that file's folder. */
export function resolveContained(from: string, path: string): string | undefined {
  const resolved = resolvePath(from, path)
  if (resolved === undefined || !resolved.startsWith('..')) return resolved
  const folder = foldersOf(from).join('/')
  return folder.startsWith('..') && resolved.startsWith(`${folder}/`) ? resolved : undefined
}

/** Percent-decode an address; what is no encoding stays as written. */
export function decodeAddress(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}

function foldersOf(path: string): string[] {
  return path.split('/').slice(0, -1)
}
