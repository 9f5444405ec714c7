import { beforeAll, expect, test } from 'vitest'
import { decode, u16, vec } from '../../../../src/codec/index.ts'
import { cryptoReady } from '../../../../src/crypto/index.ts'
import { identity } from '../../../../src/simulator/frame/hashers.ts'
import { State } from '../../../../src/simulator/frame/state.ts'
import { storageOf } from '../../../../src/simulator/frame/storage.ts'
import { PendingState } from '../../../../src/simulator/node/pending-state.ts'
import { openMemory } from '../../../../src/simulator/node/store/memory.ts'

beforeAll(cryptoReady)

const { map } = storageOf('Test')
const Tempo = map('Tempo', [identity(u16)], u16, 0)
const Uids = map('Uids', [identity(u16)], vec(u16), [])

/** A decoded state over a table, what it has still to write to it, and the ends of blocks. */
function chain() {
  const { state: table } = openMemory().tables
  const pending = new PendingState(table)
  const block = (at: { readonly state: State }) => {
    for (const slot of at.state.settle().slots) pending.follow(slot)
  }
  return { table, pending, block, at: { state: new State(pending) } }
}

test('a key that many blocks change is written once, as the last one left it', () => {
  const { table, pending, block, at } = chain()
  for (const tempo of [1, 2, 3]) {
    Tempo.set(at, 7, tempo)
    Uids.set(at, 7, [tempo])
    block(at)
  }
  expect(table.get(Tempo.rawKey(7))).toBeUndefined()
  expect(pending.get(Tempo.rawKey(7))).toEqual(new Uint8Array([3, 0]))
  pending.write()
  expect(table.get(Tempo.rawKey(7))).toEqual(new Uint8Array([3, 0]))
  expect(decode(vec(u16), table.get(Uids.rawKey(7)) ?? new Uint8Array())).toEqual([3])
  Tempo.remove(at, 7)
  block(at)
  pending.write()
  expect(table.get(Tempo.rawKey(7))).toBeUndefined()
})

test('what a block has written so far is not told before it ends', () => {
  const { table, pending, block, at } = chain()
  Tempo.set(at, 7, 1)
  block(at)
  const mark = at.state.mark()
  Tempo.set(at, 7, 2)
  // Whoever iterates makes the store write first.
  expect([...pending.entries(Tempo.rawKey())]).toHaveLength(1)
  expect(table.get(Tempo.rawKey(7))).toEqual(new Uint8Array([1, 0]))
  at.state.rollback(mark)
  block(at)
  pending.write()
  expect(table.get(Tempo.rawKey(7))).toEqual(new Uint8Array([1, 0]))
})

test('a state read afresh goes on where the one before it left off', () => {
  const { table, pending, block, at } = chain()
  Tempo.set(at, 7, 1)
  block(at)
  const later = { state: new State(pending) }
  expect(Tempo.get(later, 7)).toBe(1)
  Tempo.set(later, 7, 2)
  block(later)
  pending.write()
  expect(table.get(Tempo.rawKey(7))).toEqual(new Uint8Array([2, 0]))
  Tempo.set(later, 7, 3)
  block(later)
  pending.forget()
  Tempo.set(later, 7, 4)
  block(later)
  pending.write()
  expect(table.get(Tempo.rawKey(7))).toEqual(new Uint8Array([4, 0]))
})

test('of a slot and bytes for its key, the later counts', () => {
  const { table, pending, block, at } = chain()
  const key = Tempo.rawKey(7)
  Tempo.set(at, 7, 1)
  block(at)
  pending.put(key, new Uint8Array([9, 0]))
  expect(pending.get(key)).toEqual(new Uint8Array([9, 0]))
  pending.put(key, undefined)
  expect(pending.get(key)).toBeUndefined()
  Tempo.set(at, 7, 2)
  block(at)
  expect(pending.get(key)).toEqual(new Uint8Array([2, 0]))
  pending.write()
  expect(table.get(key)).toEqual(new Uint8Array([2, 0]))
  pending.put(key, undefined)
  pending.write()
  expect(table.get(key)).toBeUndefined()
})
