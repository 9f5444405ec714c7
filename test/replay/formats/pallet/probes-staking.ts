import { U64F64 } from '../../../../src/amm/fixed/index.ts'
import type { Hex } from '../../../../src/codec/index.ts'
import { type AccountId, parseAddress } from '../../../../src/crypto/index.ts'
import type { Context } from '../../../../src/simulator/frame/context.ts'
import { attempt, DispatchFailure } from '../../../../src/simulator/frame/dispatch-error.ts'
import { getMaxAmountAdd } from '../../../../src/simulator/pallets/subtensor/staking/add-stake.ts'
import { blockHashToIndices } from '../../../../src/simulator/pallets/subtensor/staking/claim-root.ts'
import { getMaxAmountMove } from '../../../../src/simulator/pallets/subtensor/staking/move-stake.ts'
import { getMaxAmountRemove } from '../../../../src/simulator/pallets/subtensor/staking/remove-stake.ts'
import { getRootOwedForHotkeyColdkeyFloat } from '../../../../src/simulator/pallets/subtensor/staking/root-claimable.ts'
import * as S from '../../../../src/simulator/pallets/subtensor/storage/index.ts'
import { SwapInterface } from '../../../../src/simulator/pallets/subtensor/swap-interface.ts'
import { PalSwapInitialized, SwapBalancer } from '../../../../src/simulator/pallets/swap/storage.ts'
import { isRecord } from '../../compare.ts'
import { integerOf, type Row } from '../../json.ts'
import type { Answer, Probe } from './probes.ts'

function rowsIn(value: unknown): readonly Row[] {
  return Array.isArray(value) ? value.filter(isRecord) : []
}

function part(row: Row, name: string): Row {
  const value = row[name]
  return isRecord(value) ? value : {}
}

function accountIn(accounts: Row, name: unknown): AccountId {
  const parsed = parseAddress(String(accounts[String(name)]))
  if ('problem' in parsed) throw new Error(`no account ${String(name)}`)
  return parsed.account
}

/** Each row with the answer that we get in the place of the recorded one. */
function answered(value: unknown, field: string, answer: (row: Row) => unknown): Answer {
  const rows = rowsIn(value)
  return { expected: rows, got: rows.map((row) => ({ ...row, [field]: answer(row) })) }
}

/** An amount, or the name of the error in its place. */
function amountOrError(run: () => bigint): unknown {
  const outcome = attempt(run)
  return outcome instanceof DispatchFailure ? { err: outcome.module?.name } : outcome
}

function setPool(ctx: Context, netuid: number, pool: Row): void {
  S.NetworksAdded.set(ctx, netuid, true)
  S.SubnetMechanism.set(ctx, netuid, 1)
  S.SubnetTAO.set(ctx, netuid, integerOf(pool, 'tao'))
  S.SubnetAlphaIn.set(ctx, netuid, integerOf(pool, 'alpha'))
  SwapBalancer.set(ctx, netuid, { quote: integerOf(pool, 'quoteWeight') })
  PalSwapInitialized.set(ctx, netuid, true)
}

function maxAmounts(ctx: Context, row: Row): Row {
  setPool(ctx, 1, part(row, 'sn1'))
  setPool(ctx, 2, part(row, 'sn2'))
  const [add, remove, move] = [part(row, 'add'), part(row, 'remove'), part(row, 'move')]
  const limit = (of: Row) => integerOf(of, 'limit')
  const netuid = (of: Row, field: string) => Number(integerOf(of, field))
  const max = (of: Row, run: () => bigint) => ({ ...of, max: amountOrError(run) })
  return {
    ...row,
    add: max(add, () => getMaxAmountAdd(ctx, netuid(add, 'netuid'), limit(add))),
    remove: max(remove, () => getMaxAmountRemove(ctx, netuid(remove, 'netuid'), limit(remove))),
    move: max(move, () =>
      getMaxAmountMove(ctx, netuid(move, 'from'), netuid(move, 'to'), limit(move)),
    ),
  }
}

/** What the traces asked of staking. */
export const stakingProbes: Readonly<Record<string, Probe>> = {
  'block_hash_to_indices(hash, k, n)': (value) =>
    answered(value, 'out', (row) =>
      blockHashToIndices(row.hash as Hex, integerOf(row, 'k'), integerOf(row, 'n')),
    ),
  'get_max_amount_add / get_max_amount_remove / get_max_amount_move, fee rate 33': (value, ctx) => {
    const rows = rowsIn(value)
    return { expected: rows, got: rows.map((row) => maxAmounts(ctx, row)) }
  },
  'root owed (float I96F32 bits) per (hotkey, coldkey, netuid)': (value, ctx, accounts) =>
    answered(value, 'owedBits', (row) =>
      getRootOwedForHotkeyColdkeyFloat(
        ctx,
        accountIn(accounts, row.hot),
        accountIn(accounts, row.cold),
        Number(integerOf(row, 'netuid')),
      ),
    ),
  'relative price 1/2 * 1e9 used for limits': (value, ctx) => {
    // The driver rounds both prices down to rao first.
    const [one, two] = [1, 2].map((netuid) => {
      const price = SwapInterface.currentAlphaPrice(ctx, netuid)
      return U64F64.toU64Saturating(U64F64.mulSaturating(price, U64F64.fromInt(1_000_000_000n)))
    })
    return { expected: value, got: ((one ?? 0n) * 1_000_000_000n) / (two ?? 1n) }
  },
}
