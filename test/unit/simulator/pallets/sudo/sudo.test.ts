import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { cryptoReady } from '../../../../../src/crypto/index.ts'
import { ROOT, signed } from '../../../../../src/simulator/frame/origin.ts'
import type { RuntimeCall } from '../../../../../src/simulator/frame/pallet.ts'
import { Key } from '../../../../../src/simulator/pallets/sudo/storage.ts'
import { DEV } from '../../../../../src/simulator/runtime/genesis/dev-accounts.ts'
import { SignedChain } from '../../signed-chain.ts'

beforeAll(cryptoReady)

let chain: SignedChain
beforeEach(() => {
  chain = new SignedChain()
})

const sudo = (name: string, args: Record<string, unknown>): RuntimeCall => ({
  pallet: 'Sudo',
  name,
  args,
})
const id = (value: string) => ({ type: 'Id', value })
const give = (new_free: bigint): RuntimeCall => ({
  pallet: 'Balances',
  name: 'force_set_balance',
  args: { who: id(DEV.bob), new_free },
})
const run = (call: RuntimeCall, who: Parameters<typeof signed>[0] = DEV.alice) =>
  chain.ctx.dispatch(call, signed(who))

describe('the sudo key', () => {
  test('acts as root and pays nothing', () => {
    expect(run(sudo('sudo', { call: give(777n) }))).toEqual({ pays: 'No' })
    expect(chain.free(DEV.bob)).toBe(777n)
    expect(chain.events.at(-1)).toEqual({
      pallet: 'Sudo',
      name: 'Sudid',
      data: { sudo_result: { type: 'Ok', value: [] } },
    })
  })

  test('is told when what it did failed, and nothing of that stays', () => {
    const before = chain.free(DEV.bob)
    const batch = {
      pallet: 'Utility',
      name: 'batch_all',
      args: {
        calls: [
          give(1_000n),
          { ...give(5n), name: 'transfer_all', args: { dest: id(DEV.bob), keep_alive: true } },
        ],
      },
    }
    run(sudo('sudo', { call: batch }))
    expect(chain.events).toEqual([
      {
        pallet: 'Sudo',
        name: 'Sudid',
        data: { sudo_result: { type: 'Err', value: { type: 'BadOrigin' } } },
      },
    ])
    expect(chain.free(DEV.bob)).toBe(before)
  })

  test('acts as anybody, past the filter of batches', () => {
    const inner = { pallet: 'Utility', name: 'batch', args: { calls: [] } }
    const batch = { pallet: 'Utility', name: 'batch', args: { calls: [inner] } }
    run(sudo('sudo_as', { who: id(DEV.bob), call: batch }))
    expect(chain.events.map((event) => event.name)).toContain('SudoAsDone')
  })

  test('may be handed over and given up', () => {
    run(sudo('set_key', { new: id(DEV.bob) }))
    expect(() => run(sudo('remove_key', {}))).toThrow('Sudo.RequireSudo')
    run(sudo('remove_key', {}), DEV.bob)
    expect(Key.get(chain.ctx)).toBeUndefined()
    expect(() => run(sudo('sudo', { call: give(1n) }), DEV.bob)).toThrow('Sudo.RequireSudo')
  })

  test('sets the weight of a call that is too heavy to announce', () => {
    const weight = { ref_time: 1n, proof_size: 0n }
    const call = sudo('sudo_unchecked_weight', { call: give(600n), weight })
    expect(chain.runtime.dispatchInfo(call).weight).toEqual(weight)
    chain.ctx.dispatch(call, ROOT)
    expect(chain.free(DEV.bob)).toBe(600n)
  })
})
