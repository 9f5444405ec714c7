import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { type AccountId, cryptoReady } from '../../../../../../src/crypto/index.ts'
import { EMPTY_BACKING, State } from '../../../../../../src/simulator/frame/state.ts'
import { AlphaV2 } from '../../../../../../src/simulator/pallets/subtensor/storage/index.ts'
import { keysAfter } from '../../../../../../src/simulator/pallets/subtensor/utils/keys-after.ts'

beforeAll(cryptoReady)

const account = (n: number): AccountId => `0x${n.toString(16).padStart(2, '0').repeat(32)}`
const SHARE = { mantissa: 1n, exponent: 0n }

const key = fc.tuple(
  fc.integer({ min: 0, max: 4 }).map(account),
  fc.integer({ min: 0, max: 4 }).map(account),
  fc.integer({ min: 0, max: 3 }),
)
const step = fc.record({ key, what: fc.constantFrom('set', 'remove', 'read', 'rollback') })

it('walks all present keys in raw order, batch by batch, whatever came, went and was only asked for', () => {
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 60 }),
      fc.integer({ min: 1, max: 7 }),
      (steps, count) => {
        const state = new State(EMPTY_BACKING)
        const at = { state }
        const present = new Set<string>()
        for (const { key: at3, what } of steps) {
          const mark = state.mark()
          if (what === 'read') AlphaV2.has(at, ...at3)
          else if (what === 'remove') AlphaV2.remove(at, ...at3)
          else AlphaV2.set(at, ...at3, SHARE)
          if (what === 'rollback') state.rollback(mark)
          else if (what === 'set') present.add(AlphaV2.rawKey(...at3))
          else if (what === 'remove') present.delete(AlphaV2.rawKey(...at3))
          // Ordering a level in between must not freeze it.
          keysAfter(state, AlphaV2, undefined, 1)
        }
        const walked: string[] = []
        for (let last: string | undefined; ; last = walked.at(-1)) {
          const batch = keysAfter(state, AlphaV2, last, count)
          for (const path of batch)
            walked.push(AlphaV2.rawKey(...(path as [AccountId, AccountId, number])))
          if (batch.length < count) break
        }
        expect(walked).toEqual([...present].sort())
      },
    ),
    { numRuns: 300 },
  )
})
