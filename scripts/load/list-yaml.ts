import {readdir} from 'node:fs/promises'

/** List the names of a folder's YAML files, in the order of their stems; none where there is no such folder. */
export async function listYaml(folder: string): Promise<string[]> {
  try {
    const names = await readdir(folder)
    return names.filter((name) => /\.ya?ml$/.test(name) && !name.startsWith('.')).sort(byStem)
  } catch {
    return []
  }
}

function byStem(a: string, b: string): number {
  const [left, right] = [a.replace(/\.ya?ml$/, ''), b.replace(/\.ya?ml$/, '')]
  return left === right ? (a < b ? -1 : 1) : left < right ? -1 : 1
}
