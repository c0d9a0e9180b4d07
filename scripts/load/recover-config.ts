import {z} from 'zod'

const recoverSwitch = z.union([z.boolean(), z.enum(['auto', 'propose'])])

/** `recover:` of `book.yaml`. */
export const recoverConfig = z.union([
  recoverSwitch,
  z.strictObject({
    headings: recoverSwitch.optional().describe('Lines that are headings: `第 1 章`, `1.1 标题`, 小结.'),
    contents: recoverSwitch.optional().describe('A printed table of contents: read, compared, left out.'),
    lists: recoverSwitch.optional().describe('Items behind □, ❑, ◆, ●.'),
    'page-breaks': recoverSwitch.optional().describe('Paragraphs torn in two between pages.'),
    'page-furniture': recoverSwitch.optional().describe('Page numbers and running heads between paragraphs.'),
    paragraphs: recoverSwitch.optional().describe('Paragraphs without empty lines between them; printed indents.'),
    imprint: recoverSwitch.optional().describe('Title, authors, publisher and ISBN at the start of the text.'),
    labels: recoverSwitch.optional().describe('Names that are set with spaces: 目　录.'),
    commands: recoverSwitch.optional().describe('Shell commands in running text: `$ docker run`.'),
    titles: recoverSwitch.optional().describe('Several `# Title` in one file: each is a chapter.')
  })
])

/** What an author says of recovery: on, off, only proposed, or as it suits the text; for all or for each. */
export type RecoverConfig = z.output<typeof recoverConfig>
