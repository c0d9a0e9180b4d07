/** A book's chapters by epub-gen-memory, as its documentation has it: `node epub-gen-memory.mjs FOLDER FILE.epub`. */
import {readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join, resolve} from 'node:path'
import {argv} from 'node:process'
import {pathToFileURL} from 'node:url'
import {EPub} from 'epub-gen-memory'
import rehypeStringify from 'rehype-stringify'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {toHast} from 'mdast-util-to-hast'
import {unified} from 'unified'

const [folder, file] = [resolve(argv[2]), resolve(argv[3])]
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .sort()
const chapters = names.map((name) => {
  const tree = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .parse(readFileSync(join(folder, name), 'utf8'))
  const html = unified().use(rehypeStringify).stringify(toHast(tree))
  const address = (path) => pathToFileURL(join(folder, path)).href
  return {title: name, content: html.replace(/src="(?!\w+:)([^"]+)"/g, (_, path) => `src="${address(path)}"`)}
})
const book = new EPub({title: '书', lang: 'zh-CN', verbose: false, ignoreFailedDownloads: true}, chapters)
writeFileSync(file, await book.genEpub())
