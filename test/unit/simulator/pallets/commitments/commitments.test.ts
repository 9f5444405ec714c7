import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { CodecError, decode, encode, fromHex } from '../../../../../src/codec/index.ts'
import { type AccountId, cryptoReady } from '../../../../../src/crypto/index.ts'
import { ROOT, signed } from '../../../../../src/simulator/frame/origin.ts'
import {
  type CommitmentData,
  Data,
  lengthForRateLimit,
} from '../../../../../src/simulator/pallets/commitments/data.ts'
import { purgeNetuid } from '../../../../../src/simulator/pallets/commitments/purge.ts'
import {
  CommitmentOf,
  LastBondsReset,
  TimelockedIndex,
  UsedSpaceOf,
} from '../../../../../src/simulator/pallets/commitments/storage.ts'
import * as S from '../../../../../src/simulator/pallets/subtensor/storage/index.ts'
import { DEV } from '../../../../../src/simulator/runtime/genesis/dev-accounts.ts'
import { PRESETS } from '../../../../../src/simulator/runtime/genesis/presets/index.ts'
import { SignedChain } from '../../signed-chain.ts'

beforeAll(cryptoReady)

let chain: SignedChain
beforeEach(() => {
  chain = new SignedChain(PRESETS.default)
})

const NETUID = 1
const raw = (length: number): CommitmentData => ({
  type: `Raw${length}`,
  value: `0x${'ab'.repeat(length)}`,
})
const big = (length: number): CommitmentData => ({
  type: 'BigRaw',
  value: new Uint8Array(length).fill(7),
})
const LOCKED: CommitmentData = {
  type: 'TimelockEncrypted',
  value: { encrypted: new Uint8Array([1, 2, 3]), reveal_round: 99n },
}

function commit(fields: readonly CommitmentData[], who: AccountId = DEV.eveHotkey): void {
  const args = { netuid: NETUID, info: { fields } }
  chain.ctx.dispatch({ pallet: 'Commitments', name: 'set_commitment', args }, signed(who))
}

describe('data of a commitment', () => {
  test.each([
    [{ type: 'None' } as CommitmentData, '00', 0],
    [raw(0), '01', 0],
    [raw(3), '04ababab', 3],
    [{ type: 'ResetBondsFlag' } as CommitmentData, '87', 0],
    [big(2), '88080707', 2],
    [LOCKED, '860c0102036300000000000000', 3],
  ])('%o is written as upstream writes it', (data, hex, length) => {
    expect(Buffer.from(encode(Data, data)).toString('hex')).toBe(hex)
    expect(decode(Data, fromHex(hex))).toEqual(data)
    expect(lengthForRateLimit(data)).toBe(length)
  })

  test('is bounded', () => {
    expect(() => encode(Data, big(513))).toThrow(RangeError)
    expect(() => decode(Data, new Uint8Array([137]))).toThrow(CodecError)
  })
})

describe('a commitment', () => {
  test('is what a neuron makes known', () => {
    commit([raw(5)])
    expect(CommitmentOf.get(chain.ctx, NETUID, DEV.eveHotkey)).toEqual({
      deposit: 0n,
      block: 1,
      info: { fields: [raw(5)] },
    })
    expect(chain.events.map((event) => event.name)).toEqual(['Commitment'])
    expect(() => commit([raw(5)], DEV.ferdie)).toThrow('Commitments.AccountNotAllowedCommit')
  })

  test('counts a hundred bytes at least, and a neuron has 3100 an epoch', () => {
    for (let i = 0; i < 31; i += 1) commit([raw(1)])
    expect(() => commit([raw(1)])).toThrow('Commitments.SpaceLimitExceeded')
    S.SubnetEpochIndex.set(chain.ctx, NETUID, 9n)
    commit([big(500), big(500)])
    expect(UsedSpaceOf.get(chain.ctx, NETUID, DEV.eveHotkey)).toEqual({
      last_epoch: 9n,
      used_space: 1000n,
    })
    const limit = { pallet: 'Commitments', name: 'set_max_space', args: { new_limit: 1_000 } }
    chain.ctx.dispatch(limit, ROOT)
    expect(() => commit([raw(1)])).toThrow('Commitments.SpaceLimitExceeded')
  })

  test('that is encrypted is told apart until it is replaced', () => {
    commit([raw(1), LOCKED])
    expect(chain.events.at(-1)).toMatchObject({
      name: 'TimelockCommitment',
      data: { reveal_round: 99n },
    })
    commit([LOCKED], DEV.aliceHotkey)
    commit([LOCKED])
    expect(TimelockedIndex.get(chain.ctx)).toEqual([
      [NETUID, DEV.eveHotkey],
      [NETUID, DEV.aliceHotkey],
    ])
    commit([raw(1)])
    expect(TimelockedIndex.get(chain.ctx)).toEqual([[NETUID, DEV.aliceHotkey]])
  })

  test('writes the index of what is encrypted even where nothing is', () => {
    // pallets/commitments/src/lib.rs, `set_commitment`: `TimelockedIndex::mutate` stores what it leaves.
    expect(TimelockedIndex.has(chain.ctx)).toBe(false)
    commit([raw(1)])
    expect(TimelockedIndex.has(chain.ctx)).toBe(true)
  })

  test('may reset the bonds with its neuron', () => {
    commit([{ type: 'ResetBondsFlag' }])
    expect(LastBondsReset.get(chain.ctx, NETUID, DEV.eveHotkey)).toBe(1)
  })

  test('goes with its subnet', () => {
    commit([LOCKED])
    purgeNetuid(chain.ctx, NETUID)
    expect(CommitmentOf.keys(chain.ctx)).toEqual([])
    expect(TimelockedIndex.get(chain.ctx)).toEqual([])
  })
})
