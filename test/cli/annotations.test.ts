import {expect, test} from 'vitest'
import {annotationsImport} from '../../scripts/cli/commands/annotations.ts'

test('asks for the file that is to be imported', async () => {
  const surroundings = {cwd: '/', env: {}, packageRoot: '/', isFolder: () => false}
  const invocation = {positionals: [], options: new Map(), surroundings, language: undefined, quiet: false, json: false}
  await expect(annotationsImport.run(invocation, new URL('file:///'))).rejects.toMatchObject({
    facts: {ruleId: 'missing-annotations-file'}
  })
})
