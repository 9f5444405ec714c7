import { beforeAll, describe, expect, test } from 'vitest'
import { U64F64 } from '../../../../../src/amm/fixed/index.ts'
import type { AccountId } from '../../../../../src/crypto/index.ts'
import { cryptoReady } from '../../../../../src/crypto/index.ts'
import { Context } from '../../../../../src/simulator/frame/context.ts'
import { BlockExecution } from '../../../../../src/simulator/frame/executive.ts'
import { EMPTY_BACKING, State } from '../../../../../src/simulator/frame/state.ts'
import { TotalIssuance } from '../../../../../src/simulator/pallets/balances/storage.ts'
import { HotkeySwapInterval } from '../../../../../src/simulator/pallets/devnet/storage.ts'
import * as S from '../../../../../src/simulator/pallets/subtensor/storage/index.ts'
import { getMedianSubnetAlphaPrice } from '../../../../../src/simulator/pallets/subtensor/subnets/median-price.ts'
import { getSubnetAccountId } from '../../../../../src/simulator/pallets/subtensor/subnets/subnet.ts'
import { Key } from '../../../../../src/simulator/pallets/sudo/storage.ts'
import { Account } from '../../../../../src/simulator/pallets/system/storage.ts'
import { buildGenesis } from '../../../../../src/simulator/runtime/genesis/build.ts'
import { DEV } from '../../../../../src/simulator/runtime/genesis/dev-accounts.ts'
import {
  PRESETS,
  type PresetName,
} from '../../../../../src/simulator/runtime/genesis/presets/index.ts'
import { createRuntime } from '../../../../../src/simulator/runtime/index.ts'

beforeAll(cryptoReady)

function genesis(name: PresetName): Context {
  const runtime = createRuntime()
  const state = new State(EMPTY_BACKING)
  buildGenesis(runtime, state, PRESETS[name])
  return new Context(runtime, state)
}

function advance(ctx: Context, blocks: number): void {
  for (let number = 1; number <= blocks; number += 1) {
    const block = new BlockExecution(ctx.runtime, ctx.state)
    block.initialize(number, `0x${number.toString(16).padStart(64, '0')}`)
    block.finalize()
    ctx.state.drain()
  }
}

function free(ctx: Context, account: AccountId | undefined): bigint {
  return account === undefined ? 0n : Account.get(ctx, account).data.free
}

describe.each(['default', 'localnet', 'empty'] as const)('the preset %s', (name) => {
  test('counts all TAO once, in both issuances', () => {
    const ctx = genesis(name)
    const sum = Account.values(ctx).reduce((total, { data }) => total + data.free, 0n)
    expect(TotalIssuance.get(ctx)).toBe(sum)
    expect(S.TotalIssuance.get(ctx)).toBe(sum)
  })

  test('is the same every time, and has no events', () => {
    const [a, b] = [genesis(name), genesis(name)]
    expect(a.state.events).toEqual([])
    const drained = ({ state }: Context) =>
      state.drain().map(({ key, before, after }) => ({ key, before, after }))
    expect(drained(a)).toEqual(drained(b))
  })

  test('makes //Alice sudo', () => {
    expect(Key.get(genesis(name))).toBe(DEV.alice)
  })

  test('runs for a hundred blocks', () => {
    const ctx = genesis(name)
    advance(ctx, 100)
    expect(S.TotalIssuance.get(ctx)).toBe(TotalIssuance.get(ctx))
  })
})

describe('the default preset', () => {
  test('has four traded subnets beside root, each backed by the TAO in its account', () => {
    const ctx = genesis('default')
    expect(S.NetworksAdded.keys(ctx)).toEqual([[0], [1], [2], [3], [4]])
    for (const netuid of [1, 2, 3, 4]) {
      expect(S.SubtokenEnabled.get(ctx, netuid)).toBe(true)
      expect(free(ctx, getSubnetAccountId(ctx, netuid))).toBe(S.SubnetTAO.get(ctx, netuid))
    }
  })

  test('gives a subnet that somebody registers a price of a TAO or a little more, and goes on doing so', () => {
    const ctx = genesis('default')
    for (const blocks of [0, 600]) {
      advance(ctx, blocks)
      const price = getMedianSubnetAlphaPrice(ctx)
      expect(price).toBeGreaterThan(U64F64.one)
      expect(price).toBeLessThan(U64F64.fromInt(2n))
    }
  })

  test('holds as much alpha outside the pools as validators staked', () => {
    const ctx = genesis('default')
    for (const netuid of [1, 2, 3, 4]) {
      const staked = [DEV.aliceHotkey, DEV.bobHotkey]
        .map((hotkey) => S.TotalHotkeyAlpha.get(ctx, hotkey, netuid))
        .reduce((sum, alpha) => sum + alpha, 0n)
      expect(staked).toBe(S.SubnetAlphaOut.get(ctx, netuid))
      expect(staked).toBeGreaterThan(0n)
    }
  })

  test('pays miners by rank and validators after an epoch', () => {
    const ctx = genesis('default')
    advance(ctx, 45)
    for (const netuid of [1, 2, 3, 4]) {
      const eve = S.Uids.get(ctx, netuid, DEV.eveHotkey) ?? 0
      const ferdie = S.Uids.get(ctx, netuid, DEV.ferdieHotkey) ?? 0
      const alice = S.Uids.get(ctx, netuid, DEV.aliceHotkey) ?? 0
      const incentive = S.Incentive.get(ctx, netuid)
      expect(incentive[eve]).toBeGreaterThan(incentive[ferdie] ?? 0)
      expect(incentive[ferdie]).toBeGreaterThan(0)
      expect(S.Dividends.get(ctx, netuid)[alice]).toBeGreaterThan(0)
    }
  })
})

describe('the localnet preset', () => {
  test('has what upstream gives its accounts and its subnet 1', () => {
    const ctx = genesis('localnet')
    expect(free(ctx, DEV.alice)).toBe(1_000_000_000_000_000n)
    expect(free(ctx, DEV.ferdie)).toBe(2_000_000_000_000n)
    expect(S.SubnetTAO.get(ctx, 1)).toBe(10_000_000_000n)
    expect(S.SubtokenEnabled.get(ctx, 1)).toBe(false)
    expect(S.TotalNetworks.get(ctx)).toBe(2)
  })
})

describe('relaxed limits', () => {
  const limits = (name: PresetName) => {
    const ctx = genesis(name)
    return [S.MaxEpochsPerBlock.get(ctx), HotkeySwapInterval.get(ctx)]
  }

  test("are those of upstream's build for tests, where a preset has them", () => {
    expect(limits('default')).toEqual([32, 1n])
    expect(limits('localnet')).toEqual([32, 1n])
    expect(limits('empty')).toEqual([2, 7200n])
  })
})
