/** Where results go. Types, no code. */

export type Store = {
  /** Whether a result is there, whole. */
  has: (key: string) => Promise<boolean>
  /**
   * Put a result in its place: others see all of it or nothing. Where it is there already, that stays.
   *
   * @param files Paths in the folder, with `/`; `done.json` is the last to be seen.
   */
  keep: (key: string, folder: string, files: readonly string[]) => Promise<void>
}

/** The file that says that a result is whole. */
export const receiptName = 'done.json'
