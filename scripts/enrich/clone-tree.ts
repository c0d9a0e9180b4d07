/** Copy a tree. Places in files are shared: nothing changes them. Of trees, several times as fast as `structuredClone`. */
export function cloneTree<T>(tree: T): T {
  // The copy has what the original has, of the same kinds.
  return copyOf(tree) as T
}

function copyOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(copyOf)
  const copy: Record<string, unknown> = {}
  for (const [key, one] of Object.entries(value)) copy[key] = key === 'position' ? one : copyOf(one)
  return copy
}
