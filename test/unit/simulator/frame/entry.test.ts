import { beforeAll, expect, test } from 'vitest'
import { u16 } from '../../../../src/codec/index.ts'
import { cryptoReady } from '../../../../src/crypto/index.ts'
import { identity } from '../../../../src/simulator/frame/hashers.ts'
import { EMPTY_BACKING, State } from '../../../../src/simulator/frame/state.ts'
import { storageOf } from '../../../../src/simulator/frame/storage.ts'

beforeAll(cryptoReady)

const Bonds = storageOf('Test').map('Bonds', [identity(u16), identity(u16)], u16, 9)

test('an entry and its item tell the same of a key, whoever writes', () => {
  const at = { state: new State(EMPTY_BACKING) }
  const entry = Bonds.entry(at, 1, 2)
  expect([entry.get(), entry.has()]).toEqual([9, false])
  Bonds.set(at, 1, 2, 5)
  expect([entry.get(), entry.has()]).toEqual([5, true])
  entry.set(6)
  expect(Bonds.get(at, 1, 2)).toBe(6)
  const mark = at.state.mark()
  entry.remove()
  expect([entry.get(), Bonds.has(at, 1, 2)]).toEqual([9, false])
  at.state.rollback(mark)
  expect(entry.get()).toBe(6)
})

test('to ask for a key that is not there, or to remove it, leaves nothing to write', () => {
  const at = { state: new State(EMPTY_BACKING) }
  const entry = Bonds.entry(at, 1, 2)
  expect(entry.get()).toBe(9)
  entry.remove()
  expect(at.state.drain()).toEqual([])
})
