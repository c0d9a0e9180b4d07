/** Where the site is published, and where its sources are, as far as the book says. */
import type {Book, Chapter} from '../../book.ts'
import type {Edition} from '../../load/config.ts'
import {editionsOf} from '../../load/editions.ts'
import {pageNameOf} from './site.ts'

export type Addresses = {
  /** Of a page of this edition, or of another; nothing where the book does not say. */
  pageOf: (name: string, edition?: Edition) => string | undefined
  /** Of a chapter's file. */
  sourceOf: (chapter: Chapter) => string | undefined
  /** With `{title}` and `{body}`. */
  report: string | undefined
}

/** Read a book's addresses. */
export function addressesOf({config, edition}: Book): Addresses {
  const {address, source, report} = config.site
  const folderOf = (own: Edition) => {
    if (address === undefined || (!address.includes('{edition}') && own.name !== edition.name)) return undefined
    return address.replaceAll('{edition}', own.name).replace(/\/?$/, '/')
  }
  const host = hostOf(config.repository)
  const files = source ?? host?.source
  return {
    pageOf: (name, own = edition) => {
      const folder = folderOf(own)
      return folder === undefined ? undefined : folder + (name === 'index.html' ? '' : encodeURIComponent(name))
    },
    sourceOf: ({file, generated}) =>
      generated || !file.path
        ? undefined
        : files?.replaceAll('{path}', file.path.split('/').map(encodeURIComponent).join('/')),
    report: report ?? host?.report
  }
}

/** Where well-known hosts show a file, and take a report. */
function hostOf(repository: string | undefined): {source: string; report: string} | undefined {
  const base = repository?.replace(/(?:\.git)?\/*$/, '')
  const host = base === undefined ? '' : new URL(base).hostname
  if (host === 'github.com' || host === 'gitee.com') {
    const body = host === 'gitee.com' ? 'description' : 'body'
    return {source: `${base}/blob/HEAD/{path}`, report: `${base}/issues/new?title={title}&${body}={body}`}
  }
  if (!host.includes('gitlab')) return undefined
  return {
    source: `${base}/-/blob/HEAD/{path}`,
    report: `${base}/-/issues/new?issue[title]={title}&issue[description]={body}`
  }
}

/** List the book's other editions that have a site, whether they are built now or not. */
export function siblingsOf({config, edition}: Book): Edition[] {
  if (Object.keys(config.editions).length < 2) return []
  return editionsOf(config, [], ['html']).filter(({name}) => name !== edition.name)
}

/** Where another edition has the page of a chapter: on the web where the book says so, else beside this edition. */
export function siblingHref(book: Book, sibling: Edition, chapterId: string | undefined): string {
  const has = chapterId !== undefined && (sibling.chapters?.includes(chapterId) ?? true)
  const name = has ? pageNameOf(chapterId) : 'index.html'
  return (
    addressesOf(book).pageOf(name, sibling) ??
    `../../${encodeURIComponent(sibling.name)}/html/${encodeURIComponent(name)}`
  )
}
