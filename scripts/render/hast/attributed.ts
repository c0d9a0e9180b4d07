import type {Element, Properties} from 'hast'
import {h} from 'hastscript'
import type {State} from 'mdast-util-to-hast'
import type {Attributes, Container, Span} from '../../mdast.ts'
import {ownId, type Context, type HandlerGroup} from './context.ts'

/** Render what authors mark for style alone: spans and named containers. */
export const attributed: HandlerGroup = (context) => ({
  span: (state: State, node: Span): Element => {
    const result = h('span', propertiesOf(context, node.data?.attributes), state.all(node))
    state.patch(node, result)
    return result
  },
  container: (state: State, node: Container): Element => {
    const {className = [], ...properties} = propertiesOf(context, node.data?.attributes)
    const classes = ['container', ...classNames([node.name]), ...className]
    const result = h('div', {...properties, className: classes}, state.wrap(state.all(node), true))
    state.patch(node, result)
    return result
  }
})

/** Keep of an author's attributes what cannot do harm: id, classes, language. */
export function propertiesOf(context: Context, attributes: Attributes | undefined): Properties {
  const classes = classNames(attributes?.classes ?? [])
  const lang = attributes?.values['lang']
  return {
    ...ownId(context, attributes?.id),
    ...(classes.length > 0 ? {className: classes} : {}),
    ...(lang && /^[a-z]{2,3}(-[a-z\d]+)*$/i.test(lang) ? {lang} : {})
  }
}

/** Keep authors' classes that are names and not the one that tests and readers take for our words. */
export function classNames(names: readonly string[]): string[] {
  return names.filter((name) => /^[\p{L}\p{N}_-]+$/u.test(name) && name !== 'gen')
}
