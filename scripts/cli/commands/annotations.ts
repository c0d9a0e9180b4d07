import {UsageError} from '../../diagnostics.ts'
import type {Command} from '../command.ts'
import {bookFolder, typedPath} from '../places.ts'

/** `zhushu annotations export`. */
export const annotationsExport: Command = {
  name: 'annotations export',
  arguments: 1,
  options: {},
  summary: {
    zh: ['annotations export [书的文件夹]', '把书外的批注写成 W3C JSON-LD'],
    en: ['annotations export [folder of a book]', 'write annotations as W3C JSON-LD']
  },
  help: {
    zh: `用法
  zhushu annotations export [书的文件夹] > 批注.jsonld

把书的 annotations 文件夹里的批注以 W3C Web Annotation（JSON-LD）写到标准输出。

选项
  --lang zh|en      信息的语言
  --help            显示本帮助

退出码
  0 完成；2 命令或配置有错
`,
    en: `Usage
  zhushu annotations export [folder of a book] > notes.jsonld

Writes the annotations of a book's folder annotations as W3C Web Annotations (JSON-LD) to standard output.

Options
  --lang zh|en      language of messages
  --help            show this

Exit codes
  0 done   2 usage or configuration
`
  },
  run: async ({positionals, surroundings}) => {
    const {annotationsToJson, load} = await import('../../load/index.ts')
    const {annotations = [], config} = await load(bookFolder(positionals[0], surroundings))
    process.stdout.write(annotationsToJson(annotations, config.identifier))
    return 0
  }
}

/** `zhushu annotations import`. */
export const annotationsImport: Command = {
  name: 'annotations import',
  arguments: 1,
  options: {},
  summary: {
    zh: ['annotations import 文件.jsonld', '把 W3C JSON-LD 的批注写成 YAML'],
    en: ['annotations import FILE.jsonld', 'write W3C JSON-LD as annotations in YAML']
  },
  help: {
    zh: `用法
  zhushu annotations import 文件.jsonld > annotations/名称.yaml

读 W3C Web Annotation（JSON-LD），以 annotations 文件夹里的格式写到标准输出。每条须有 TextQuoteSelector 与文字。

选项
  --lang zh|en      信息的语言
  --help            显示本帮助

退出码
  0 完成；2 命令或文件有错
`,
    en: `Usage
  zhushu annotations import FILE.jsonld > annotations/NAME.yaml

Reads W3C Web Annotations (JSON-LD), and writes them to standard output as the folder annotations has them. Each needs a
TextQuoteSelector and a text.

Options
  --lang zh|en      language of messages
  --help            show this

Exit codes
  0 done   2 usage, or what is wrong with the file
`
  },
  run: async ({positionals, surroundings}) => {
    const [path] = positionals
    if (path === undefined) {
      throw new UsageError('Cannot find a file in the command, expected `zhushu annotations import FILE.jsonld`', {
        ruleId: 'missing-annotations-file'
      })
    }
    const {annotationsFromJson} = await import('../../load/index.ts')
    process.stdout.write(await annotationsFromJson(typedPath(path, surroundings)))
    return 0
  }
}
