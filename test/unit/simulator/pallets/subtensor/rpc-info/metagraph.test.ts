import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { encode, fromHex, toHex } from '../../../../../../src/codec/index.ts'
import { cryptoReady } from '../../../../../../src/crypto/index.ts'
import { signed } from '../../../../../../src/simulator/frame/origin.ts'
import { CommitmentOf } from '../../../../../../src/simulator/pallets/commitments/storage.ts'
import {
  SelectiveMetagraph,
  selectiveMetagraph,
} from '../../../../../../src/simulator/pallets/subtensor/rpc-info/metagraph.ts'
import {
  DynamicInfo,
  SubnetInfo,
  SubnetInfoV2,
} from '../../../../../../src/simulator/pallets/subtensor/rpc-info/subnet-reports.ts'
import * as S from '../../../../../../src/simulator/pallets/subtensor/storage/index.ts'
import { BlockNumber } from '../../../../../../src/simulator/pallets/system/storage.ts'
import { DEV } from '../../../../../../src/simulator/runtime/genesis/dev-accounts.ts'
import { PRESETS } from '../../../../../../src/simulator/runtime/genesis/presets/index.ts'
import { SignedChain } from '../../../signed-chain.ts'

beforeAll(cryptoReady)

let chain: SignedChain
beforeEach(() => {
  chain = new SignedChain(PRESETS.default)
})

const NETUID = 1
const IDENTITY = 3
const COMMITMENTS = 73

function bytesOf(wanted: readonly number[]): string {
  return toHex(encode(SelectiveMetagraph, selectiveMetagraph(chain.ctx, NETUID, wanted)))
}

describe('a selective metagraph', () => {
  test('tells no identity from one that was not asked for', () => {
    S.SubnetIdentitiesV3.remove(chain.ctx, NETUID)
    // The netuid, the name and the symbol come before it; 73 facts but the netuid are options.
    expect(bytesOf([])).toBe(`0x${'00'.repeat(74)}`)
    expect(bytesOf([IDENTITY])).toBe(`0x0000000100${'00'.repeat(70)}`)
  })

  test('has what neurons committed, as it is stored', () => {
    const info = { fields: [{ type: 'Raw2', value: '0xabcd' }] }
    const args = { netuid: NETUID, info }
    chain.ctx.dispatch(
      { pallet: 'Commitments', name: 'set_commitment', args },
      signed(DEV.eveHotkey),
    )
    const [[, stored] = []] = CommitmentOf.entries(chain.ctx, NETUID)
    if (stored === undefined) throw new Error('nothing was stored')
    const found = selectiveMetagraph(chain.ctx, NETUID, [COMMITMENTS])
    expect(found).toEqual({
      netuid: 0,
      commitments: { value: [[DEV.eveHotkey, encode(CommitmentOf.value, stored)]] },
    })
    // Each byte goes out as a compact number: from 64 on it takes two.
    const compact = [...fromHex(toHex(encode(CommitmentOf.value, stored)))].flatMap((byte) =>
      byte < 64 ? [byte << 2] : [((byte << 2) | 1) & 0xff, byte >> 6],
    )
    expect(bytesOf([COMMITMENTS])).toContain(Buffer.from(compact).toString('hex'))
  })
})

test('the oldest shapes of a subnet count blocks by the item that epochs set back', () => {
  S.LastMechansimStepBlock.set(chain.ctx, NETUID, 10n)
  S.BlocksSinceLastStep.set(chain.ctx, NETUID, 7n)
  BlockNumber.set(chain.ctx, 50)
  const since = [SubnetInfo, SubnetInfoV2, DynamicInfo].map(
    (report) => report.read(chain.ctx, NETUID).blocks_since_last_step,
  )
  expect(since).toEqual([7n, 7n, 40n])
})
