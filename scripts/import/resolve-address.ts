/** Resolve an address that a document of an archive writes: the name of the entry, and what stands behind `#`. */
export function resolveAddress(from: string, address: string): {path: string; fragment: string} {
  const [path = '', fragment = ''] = address.split('#')
  if (path === '') return {path: from, fragment: decoded(fragment)}
  const parts = from.split('/').slice(0, -1)
  for (const part of decoded(path.replace(/\?.*$/, '')).split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return {path: parts.join('/'), fragment: decoded(fragment)}
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
