/** Where a key leads in the table. */

/** From 0; the row of heads is none. */
export type Place = {row: number; column: number}

type Size = {rows: number; columns: number; page: number}

/** What of a `KeyboardEvent` counts. */
type Key = {key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean}

/** @returns Nothing for keys that do not move. */
export function moved({row, column}: Place, event: Key, size: Size): Place | undefined {
  if (event.altKey || size.rows === 0) return undefined
  const isFar = event.ctrlKey || event.metaKey
  const end = size.columns - 1
  const targets: Readonly<Record<string, Place>> = {
    ArrowUp: {row: isFar ? 0 : row - 1, column},
    ArrowDown: {row: isFar ? size.rows : row + 1, column},
    ArrowLeft: {row, column: isFar ? 0 : column - 1},
    ArrowRight: {row, column: isFar ? end : column + 1},
    PageUp: {row: row - size.page, column},
    PageDown: {row: row + size.page, column},
    Home: {row: isFar ? 0 : row, column: 0},
    End: {row: isFar ? size.rows : row, column: end},
    ...(isFar
      ? {}
      : {
          j: {row: row + 1, column},
          k: {row: row - 1, column},
          '[': {row, column: column - 1},
          ']': {row, column: column + 1}
        })
  }
  const target = targets[event.key]
  if (!target) return undefined
  return {row: within(target.row, size.rows), column: within(target.column, size.columns)}
}

function within(value: number, count: number): number {
  return Math.max(0, Math.min(value, count - 1))
}
