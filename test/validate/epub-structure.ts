/** What must hold of every EPUB of ours, told without any validator. */
import {VFile} from 'vfile'
import {check} from '../../scripts/check/index.ts'

/** Check an EPUB; one line for each thing, advice too, but what it weighs. */
export async function structureProblems(bytes: Uint8Array): Promise<string[]> {
  const files = await check(new VFile({path: 'book.epub', value: bytes}), [])
  return files.flatMap(({path, messages}) =>
    messages
      .filter(({ruleId}) => ruleId !== 'epub-size')
      .map(({line, ruleId, reason}) => `${path.replace(/^book\.epub\/?/, '')}:${line ?? ''} ${ruleId!} ${reason}`)
  )
}
