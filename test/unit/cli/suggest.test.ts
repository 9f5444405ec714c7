import { expect, test } from 'vitest'
import { didYouMean, suggest } from '../../../src/cli/suggest.ts'

const verbs = ['add', 'remove', 'list', 'quote']

test.each([
  ['ad', 'add'],
  ['adds', 'add'],
  ['lsit', 'list'],
  ['remvoe', 'remove'],
  ['qoute', 'quote'],
  ['rem', 'remove'],
])('%s is probably %s', (typed, meant) => {
  expect(suggest(typed, verbs)).toBe(meant)
})

test.each(['x', 'transfer', ''])('nothing is near "%s"', (typed) => {
  expect(suggest(typed, verbs)).toBeUndefined()
})

test('the hint is a question, or there is none', () => {
  expect(didYouMean('qoute', verbs, 'dtao stake ')).toEqual(['Did you mean dtao stake quote?'])
  expect(didYouMean('transfer', verbs)).toEqual([])
})
