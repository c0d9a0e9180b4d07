import type {BlockContent, DefinitionContent, PhrasingContent} from 'mdast'
import type {Attributes, Caption, Figure} from '../mdast.ts'

type Block = BlockContent | DefinitionContent

type Origin = {label: PhrasingContent[]; attributes: Attributes | undefined; position: Figure['position']}

/** Make the figure of `:::figure`: its kind is that of what it holds; the last paragraph, or the label, is its caption. */
export function figureOfContainer(children: readonly Block[], {label, attributes, position}: Origin): Figure {
  const last = children.at(-1)
  const isCaption = label.length === 0 && last?.type === 'paragraph' && children.length > 1 && !holdsImage(last)
  const words = isCaption ? last.children : label
  const caption: Caption[] = words.length > 0 ? [{type: 'caption', children: words, ...placeOf(last)}] : []
  return {
    type: 'figure',
    kind: kindOf(children),
    ...(attributes?.id === undefined ? {} : {identifier: attributes.id}),
    children: [...(isCaption ? children.slice(0, -1) : children), ...caption],
    ...(attributes ? {data: {attributes}} : {}),
    ...(position ? {position} : {})
  }
}

function kindOf(children: readonly Block[]): Figure['kind'] {
  if (children.some((child) => child.type === 'table')) return 'table'
  if (children.some((child) => child.type === 'code')) return 'listing'
  return children.some((child) => child.type === 'math') ? 'equation' : 'figure'
}

function holdsImage(node: Block): boolean {
  return node.type === 'paragraph' && node.children.some((child) => child.type === 'image')
}

function placeOf(node: Block | undefined): Pick<Caption, 'position'> {
  return node?.position ? {position: node.position} : {}
}
