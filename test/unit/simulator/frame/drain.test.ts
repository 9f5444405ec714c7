import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { toHex, u16, vec } from '../../../../src/codec/index.ts'
import { cryptoReady } from '../../../../src/crypto/index.ts'
import { identity, twox64Concat } from '../../../../src/simulator/frame/hashers.ts'
import { EMPTY_BACKING, State } from '../../../../src/simulator/frame/state.ts'
import { storageOf } from '../../../../src/simulator/frame/storage.ts'

beforeAll(cryptoReady)

const Lists = storageOf('Test').map('Lists', [twox64Concat(u16), identity(u16)], vec(u16), [])

const write = fc.record({
  outer: fc.integer({ min: 0, max: 2 }),
  inner: fc.integer({ min: 0, max: 2 }),
  value: fc.option(fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 2 })),
})
const block = fc.array(write, { maxLength: 12 })

it('what a block drains leads from the state before it to the state after it, and back', () => {
  fc.assert(
    fc.property(fc.array(block, { maxLength: 8 }), (blocks) => {
      const at = { state: new State(EMPTY_BACKING) }
      const raw = new Map<string, string>()
      for (const writes of blocks) {
        const was = new Map(raw)
        for (const { outer, inner, value } of writes)
          if (value === null) Lists.remove(at, outer, inner)
          else Lists.set(at, outer, inner, value)
        const changes = at.state.drain()
        expect(changes.map(({ key }) => key)).toEqual(changes.map(({ key }) => key).sort())
        for (const { key, before, after } of changes) {
          expect(before && toHex(before)).toBe(was.get(key))
          if (after === undefined) raw.delete(key)
          else raw.set(key, toHex(after))
        }
        const now = Lists.entries(at).map(([keys]) => Lists.rawKey(...keys))
        expect([...raw.keys()].sort()).toEqual(now.sort())
      }
    }),
    { numRuns: 300 },
  )
})
