/** Reads a glossary and says what is wrong with it. */
import {owns, readOwners, strangeApprovals} from '../glossary/index.ts'
import {loadMessages, readTermFile} from '../load/index.ts'
import {collectFindings, type Finding} from '../report.ts'
import {changesSince, readGlossaryBook, repositoryOf} from './glossary-book.ts'
import type {GlossaryBook} from './glossary-book.ts'
import type {Language} from './words.ts'

export type GlossaryCheck = {language: Language; base: string | undefined; by: string | undefined}

/** List what is wrong with a book's glossary, and with what was approved since a revision. */
export async function checkBook(root: string, check: GlossaryCheck): Promise<{findings: Finding[]; terms: number}> {
  const book = await readGlossaryBook(root)
  const {glossary, overlayFiles = [], ledgers = []} = book.manuscript
  const files = [...glossary.map(({file}) => file), ...overlayFiles, ...ledgers.map(({file}) => file)]
  const wording = await loadMessages(check.language === 'zh' ? 'zh-Hans' : 'en')
  const approvals = check.base === undefined ? [] : await approvalsSince(book, check.base, check)
  return {findings: [...collectFindings(files, wording), ...approvals], terms: glossary.length}
}

async function approvalsSince(book: GlossaryBook, base: string, {by, language}: GlossaryCheck): Promise<Finding[]> {
  const repository = await repositoryOf(book)
  const file = await readTermFile(book.root, `${book.manuscript.config.glossary}/OWNERS`)
  if (!file) return []
  const owners = readOwners(String(file))
  const who = by === undefined ? await repository.user() : {name: by.replace(/^@/, ''), email: by}
  const changes = await changesSince(book, repository, base)
  const [before, after] = [
    changes.flatMap((change) => change.before ?? []),
    changes.flatMap((change) => change.after ?? [])
  ]
  return strangeApprovals(before, after, (tag) => owns(owners, who, tag)).map(({entry, language: tag}) => ({
    ...{path: entry.file.path, line: 1, column: 1, endLine: null, endColumn: null},
    ...{severity: 'error', ruleId: null, source: 'glossary', expected: [], fix: null, note: null},
    message:
      language === 'zh'
        ? `\`${tag}\` 由 ${by ?? who.email} 改为 approved，应由 glossary/OWNERS 里该语言的负责人批准`
        : `Unexpected approval of \`${tag}\` by ${by ?? who.email}, expected one of its owners in glossary/OWNERS`
  }))
}
