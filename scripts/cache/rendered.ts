/** Remembers what was rendered, and what was reported on the way. */
import {deserialize, serialize} from 'node:v8'
import {contentOf} from './content.ts'
import {detach, type Reports} from './detach.ts'
import type {Cache} from './index.ts'
import {keyOf} from './key.ts'
import type {Store} from './store.ts'
import {restoreFile, storeFile, type StoredFile} from './stored-files.ts'

type Rendered = {files: readonly StoredFile[]; reports: Reports}

/** Render what was not rendered before. */
export function rememberRendered(store: Store, program: string): Cache['render'] {
  return async (book, format, render) => {
    const key = keyOf(program, format, contentOf(book))
    const {lent, reports, giveBack} = detach(book)
    const bytes = store.read('render', key)
    if (bytes) {
      const known = deserialize(bytes) as Rendered
      giveBack(known.reports)
      return known.files.map(restoreFile)
    }
    const files = await render(lent)
    const made: Rendered = {files: files.map(storeFile), reports: reports()}
    giveBack(made.reports)
    store.write('render', key, serialize(made))
    return files
  }
}
