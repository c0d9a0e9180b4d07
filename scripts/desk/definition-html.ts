/** A definition as the page shows it: no raw HTML, nothing that runs, no address but of the web, of mail, of a term. */
import type {Element, Properties} from 'hast'
import {sanitize, type Schema} from 'hast-util-sanitize'
import {toHtml} from 'hast-util-to-html'
import type {Link, Parents, Root} from 'mdast'
import {toHast, type Handler, type State} from 'mdast-util-to-hast'
import type {TermReference} from '../mdast.ts'

/** Of those, only what stands in a paragraph. */
const schema: Schema = {
  tagNames: ['p', 'em', 'strong', 'del', 'code', 'a', 'br', 'ul', 'ol', 'li', 'sub', 'sup'],
  attributes: {a: ['href', ['rel', 'noreferrer', 'noopener'], ['target', '_blank']]},
  protocols: {href: ['http', 'https', 'mailto']},
  strip: ['script', 'style']
}

const termReference: Handler = (state: State, node: TermReference) =>
  anchor(state, node, {href: `#/terms/${encodeURIComponent(node.identifier)}`})

const link: Handler = (state: State, node: Link) =>
  anchor(state, node, {href: node.url, rel: ['noreferrer', 'noopener'], target: '_blank'})

function anchor(state: State, node: TermReference | Link, properties: Properties): Element {
  return {type: 'element', tagName: 'a', properties, children: state.all(node)}
}

/** What our own nodes hold stands as it is. */
const content: Handler = (state: State, node: Parents) => state.all(node)

/** Turn a parsed definition into HTML. */
export function definitionHtml(definition: Root): string {
  const handlers = {termReference, link, crossReference: content, htmlElement: content, span: content, image: none}
  const tree = toHast(definition, {handlers, unknownHandler: content, allowDangerousHtml: false})
  return toHtml(sanitize(tree, schema))
}

function none(): undefined {
  return undefined
}
