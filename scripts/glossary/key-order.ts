/** The order of keys in a term's file, as its schema has it. */
const orders = {
  term: ['$schema', 'id', 'class', 'domain', 'match', 'related', 'replacedBy', 'langs'],
  match: ['auto', 'case', 'except', 'phrases'],
  side: [
    ...[
      'status',
      'term',
      'abbr',
      'aliases',
      'forbidden',
      'reading',
      'pos',
      'firstUse',
      'basedOn',
      'source',
      'rationale'
    ],
    ...['note', 'definition']
  ],
  forbidden: ['form', 'use', 'why'],
  source: ['title', 'url', 'license']
}

/** Gives the order of the keys that stand at a path; empty where any will do. */
export type KeyOrder = (path: readonly (string | number)[]) => readonly string[]

/**
 * Tell the order of keys in a file of a term.
 *
 * @param languages In the project's order; those that are not named come behind.
 */
export function termOrder(languages: readonly string[] = []): KeyOrder {
  return (path) => {
    const [first, , third] = path
    if (path.length === 0) return orders.term
    if (first === 'match') return orders.match
    if (first !== 'langs') return []
    if (path.length === 1) return languages
    if (path.length === 2) return orders.side
    return third === 'forbidden' ? orders.forbidden : third === 'source' ? orders.source : []
  }
}

/** Tell the order of keys in a file of an overlay: terms by id, and what is said of each as in its own file. */
export function overlayOrder(languages: readonly string[] = []): KeyOrder {
  const inTerm = termOrder(languages)
  return (path) => (path.length === 0 ? [] : inTerm(path.slice(1)))
}
