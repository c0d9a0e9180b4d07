import type {ElementContent} from 'hast'
import rehypeStringify from 'rehype-stringify'
import {unified} from 'unified'

const processor = unified().use(rehypeStringify).freeze()

/** Write elements as HTML. */
export function htmlOf(children: ElementContent[]): string {
  return processor.stringify({type: 'root', children})
}
