import {expect, test} from 'vitest'
import {glossary} from '../../scripts/cli/commands/glossary.ts'

test.each(['0', '65536', '-1', '80a', ''])('refuses port "%s"', async (port) => {
  const surroundings = {cwd: '/', env: {}, packageRoot: '/', isFolder: () => false}
  const invocation = {positionals: [], surroundings, language: 'zh', quiet: true, json: false} as const
  const run = glossary.run({...invocation, options: new Map([['port', [port]]])}, new URL('file:///'))
  await expect(run).rejects.toMatchObject({facts: {ruleId: 'unusable-port'}})
})
