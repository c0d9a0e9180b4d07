import {join, resolve} from 'node:path'
import {expect, test} from 'vitest'
import {jsonSchemas} from '../../scripts/load/json-schema.ts'

const root = resolve(import.meta.dirname, '../..')

// After a change of a schema: `npx vitest run --dir test load/json-schema -u`.
test.each(Object.entries(jsonSchemas()))('publishes %s as the code has it', async (path, text) => {
  await expect(text).toMatchFileSnapshot(join(root, path))
})

test('describes every key of the configuration', () => {
  const schema = JSON.parse(jsonSchemas()['templates/schema/book.schema.json']!) as {
    properties: Record<string, {description?: string}>
  }
  const silent = Object.entries(schema.properties).filter(([, {description}]) => description === undefined)
  expect(silent.map(([key]) => key)).toEqual(['$schema'])
})
