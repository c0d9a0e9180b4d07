import {expect, test} from 'vitest'
import {misspellingOf, type Target} from '../../scripts/lint/find-misspelled-names.ts'
import {foldName} from '../../scripts/lint/spelling.ts'

function meant(word: string, ...names: readonly (string | readonly [string, number])[]) {
  const targets = new Map<number, Target[]>()
  for (const name of names) {
    const [form, count] = typeof name === 'string' ? ([name, 5] as const) : name
    const folded = foldName(form)
    targets.set(folded.length, [...(targets.get(folded.length) ?? []), {form, folded, count, beside: []}])
  }
  const found = misspellingOf({word, count: 1, neighbours: new Set()}, targets)
  return found && [found.expected, found.isSure]
}

test('is sure of a long word that is near to one name', () => {
  expect(meant('Kubemetes', 'Kubernetes', 'Docker')).toEqual(['Kubernetes', true])
})

test('is not sure where two names are near, and takes the nearer, though the book has it less often', () => {
  expect(meant('Prometbeus', ['Prometheus', 3], ['Promethous', 9])).toEqual(['Prometheus', false])
})

test('is not sure of short words and of words in small letters', () => {
  expect(meant('lstio', 'Istio')).toEqual(['Istio', false])
  expect(meant('kubemetes', 'Kubernetes')).toEqual(['Kubernetes', false])
})

test('takes no word for a name that begins or ends with it', () => {
  expect(meant('Kubernete', 'Kubernetes')).toBeUndefined()
  expect(meant('Containerd', 'Container')).toBeUndefined()
})
