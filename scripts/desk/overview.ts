import {owns} from '../glossary/index.ts'
import type {AppOptions} from './app.ts'
import type {Overview} from './protocol.ts'
import {rowsOf} from './rows.ts'
import {revisionOf} from './shelf.ts'

/** Tell what the page begins with. */
export async function overviewOf({
  store,
  repository,
  sites
}: Pick<AppOptions, 'store' | 'repository' | 'sites'>): Promise<Overview> {
  const shelf = store.shelf()
  const {config} = shelf.manuscript
  const owners = store.owners()
  const user = (await repository?.user()) ?? {name: '', email: ''}
  return {
    title: config.title,
    language: config.language,
    languages: [...shelf.languages],
    editions: shelf.editions.map(({name, label, language}) => ({
      name,
      label: label === undefined || label === '' ? name : label,
      language
    })),
    book: revisionOf(shelf.root).slice(0, 10),
    sites: {...(await sites())},
    user: {
      name: user.name === '' ? user.email : user.name,
      approves: owners ? shelf.languages.filter((language) => owns(owners, user, language)) : null
    },
    git: repository ? {branch: await repository.branch()} : null,
    rows: rowsOf(shelf)
  }
}
