import { i64, struct, u64, type ValueOf } from '../../../codec/index.ts'
import { identity } from '../../frame/hashers.ts'
import type { HasState } from '../../frame/storage.ts'
import { storageOf } from '../../frame/storage.ts'
import { NetUid } from '../../frame/types.ts'
import { AlphaBurned, AlphaRecycled } from '../alpha-assets/storage.ts'
import { ID } from './id.ts'

/**
 * Where the alpha of a subnet came from and went since its ledger was opened, in rao. What AlphaAssets counts anyway is only
 * noted as it was at the opening. The four that grow in every block go on in {@link AlphaLedgerByBlock}.
 */
const Entries = struct(
  {
    /** In the pool and outside when the ledger was opened. */
    pool_at_first: u64,
    outside_at_first: u64,
    /** Ever recycled and burned by then, as AlphaAssets counts. */
    recycled_before: u64,
    burned_before: u64,
    /** Outside that no hotkey held by then. */
    unheld_before: u64,
    /** Emitted into the pool, and for people. */
    injected: u64,
    emitted: u64,
    /** Out of the pool to buyers, the chain among them, and from sellers into it. */
    bought: u64,
    sold: u64,
    /** Made one to one for TAO where there is no pool. */
    staked: u64,
    /** Paid for places on the subnet, and gone. */
    registered: u64,
    /** Paid out at epochs. */
    owner: u64,
    miners: u64,
    validators: u64,
    root: u64,
    /** Of root's: claimed, or paid at once. */
    claimed: u64,
    /**
     * What nobody got: remainders of divisions and the owner's cut where there is none, stake too small to be sold. Negative
     * where epochs rounded miners' and validators' halves up: upstream then pays some rao more than it had laid aside.
     */
    undivided: i64,
  },
  { path: 'pallet_devnet::AlphaLedger' },
)
export type AlphaEntries = ValueOf<typeof Entries>

const NOTHING: AlphaEntries = {
  pool_at_first: 0n,
  outside_at_first: 0n,
  recycled_before: 0n,
  burned_before: 0n,
  unheld_before: 0n,
  injected: 0n,
  emitted: 0n,
  bought: 0n,
  sold: 0n,
  staked: 0n,
  registered: 0n,
  owner: 0n,
  miners: 0n,
  validators: 0n,
  root: 0n,
  claimed: 0n,
  undivided: 0n,
}

/** A part of the entries, so that a block writes no more than it changes. */
const EntriesByBlock = struct(
  { injected: u64, emitted: u64, bought: u64, undivided: i64 },
  { path: 'pallet_devnet::AlphaLedgerByBlock' },
)
type EntriesByBlock = ValueOf<typeof EntriesByBlock>

const NOTHING_BY_BLOCK: EntriesByBlock = { injected: 0n, emitted: 0n, bought: 0n, undivided: 0n }

/** A movement that is noted as it happens. */
export type AlphaMovement =
  | keyof EntriesByBlock
  | 'sold'
  | 'staked'
  | 'registered'
  | 'owner'
  | 'miners'
  | 'validators'
  | 'root'
  | 'claimed'

const { map } = storageOf(ID.name)

export const AlphaLedger = map(
  'AlphaLedger',
  [identity(NetUid)],
  Entries,
  NOTHING,
  'Where the alpha of a subnet came from and went since its ledger was opened.',
)

export const AlphaLedgerByBlock = map(
  'AlphaLedgerByBlock',
  [identity(NetUid)],
  EntriesByBlock,
  NOTHING_BY_BLOCK,
  'What of AlphaLedger grows in every block: it adds to the entries there.',
)

/** All that a subnet's ledger holds. */
export function alphaEntries(at: HasState, netuid: number): AlphaEntries {
  const entries = AlphaLedger.get(at, netuid)
  const byBlock = AlphaLedgerByBlock.get(at, netuid)
  return {
    ...entries,
    injected: entries.injected + byBlock.injected,
    emitted: entries.emitted + byBlock.emitted,
    bought: entries.bought + byBlock.bought,
    undivided: entries.undivided + byBlock.undivided,
  }
}

/** Notes rao of alpha that moved. */
export function noteAlpha(
  at: HasState,
  netuid: number,
  movement: AlphaMovement,
  amount: bigint,
): void {
  if (amount === 0n) return
  switch (movement) {
    case 'injected':
    case 'emitted':
    case 'bought':
    case 'undivided': {
      const entries = { ...AlphaLedgerByBlock.get(at, netuid) }
      entries[movement] += amount
      AlphaLedgerByBlock.set(at, netuid, entries)
      return
    }
    default: {
      const entries = { ...AlphaLedger.get(at, netuid) }
      entries[movement] += amount
      AlphaLedger.set(at, netuid, entries)
    }
  }
}

/** Notes rao of alpha emitted for people and what of it dividing left to nobody, which every block does on every subnet. */
export function noteEmitted(at: HasState, netuid: number, amount: bigint, left: bigint): void {
  if (amount === 0n && left === 0n) return
  const { injected, emitted, bought, undivided } = AlphaLedgerByBlock.get(at, netuid)
  AlphaLedgerByBlock.set(at, netuid, {
    injected,
    emitted: emitted + amount,
    bought,
    undivided: undivided + left,
  })
}

/** Begins the ledger of a subnet anew, with what there is now. */
export function openAlphaLedger(
  at: HasState,
  netuid: number,
  now: { readonly pool: bigint; readonly outside: bigint; readonly held: bigint },
): void {
  AlphaLedger.set(at, netuid, {
    ...NOTHING,
    pool_at_first: now.pool,
    outside_at_first: now.outside,
    unheld_before: now.outside - now.held,
    recycled_before: AlphaRecycled.get(at, netuid),
    burned_before: AlphaBurned.get(at, netuid),
  })
  AlphaLedgerByBlock.remove(at, netuid)
}

/** What epochs have paid out so far, in rao. */
export function paidAlpha(at: HasState, netuid: number): bigint {
  const { owner, miners, validators, root } = AlphaLedger.get(at, netuid)
  return owner + miners + validators + root
}
