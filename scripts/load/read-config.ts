import type {VFile} from 'vfile'
import type {z} from 'zod'
import {ConfigurationError} from '../diagnostics.ts'
import {bookConfig} from './config.ts'
import {editionConfig} from './edition-config.ts'
import type {BookConfig, BookConfigInput} from './config.ts'
import {defaultIdentifier, nameFrom} from './identify-book.ts'
import {readYaml} from './yaml.ts'
import type {Yaml} from './yaml.ts'

/**
 * Read `book.yaml`, and fill in what follows from the rest of it.
 *
 * @param folderName Becomes the book's name where it has none of its own.
 *   Reports what `readYaml` does.
 * @throws {ConfigurationError} when it does not fit the schema.
 */
export function readConfig(file: VFile, folderName: string): {config: BookConfig; placeOf: Yaml<unknown>['placeOf']} {
  const {value, placeOf} = readYaml(file, bookConfig)
  if (!value) throw new ConfigurationError([file])
  return {config: completeConfig(value, folderName), placeOf}
}

/** Give the configuration of a book that has none, by what is known of it otherwise. */
export function defaultConfig(known: BookConfigInput, folderName: string): BookConfig {
  return completeConfig(bookConfig.parse(known), folderName)
}

function completeConfig(value: z.output<typeof bookConfig>, folderName: string): BookConfig {
  const bookName = value.name ?? nameFrom(folderName)
  const identifier = value.identifier ?? defaultIdentifier({...value, name: bookName})
  const editions = value.editions ?? {[value.language]: editionConfig.parse({})}
  return {...value, name: bookName, identifier, editions}
}
