import type { AlphaEntries } from '../../simulator/pallets/devnet/alpha-ledger.ts'

/** What a chain counts of a subnet's alpha, in rao. */
export interface AlphaFacts {
  readonly netuid: number
  /** In the pool, and outside. */
  readonly alphaIn: bigint
  readonly alphaOut: bigint
  /** Recycled and burned, as AlphaAssets counts. */
  readonly recycled: bigint
  readonly burned: bigint
  /** With hotkeys; waiting for the next epoch, unless root pays it in TAO; bought by the chain. */
  readonly held: bigint
  readonly waiting: bigint
  readonly protocol: bigint
  readonly entries: AlphaEntries
}

/** One line of a ledger, in rao; what leaves is negative. */
export interface LedgerLine {
  readonly name: string
  readonly alpha: bigint
}

/** A sum that must be what the chain counts. */
export interface LedgerCheck {
  readonly name: string
  readonly sum: bigint
  readonly counted: bigint
}

/** Where the alpha of a subnet came from, where it is, and whether that is all of it. */
export interface AlphaLedger {
  readonly netuid: number
  readonly sources: readonly LedgerLine[]
  readonly locations: readonly LedgerLine[]
  readonly checks: readonly LedgerCheck[]
}

const line = (name: string, alpha: bigint): LedgerLine => ({ name, alpha })
const sumOf = (lines: readonly LedgerLine[]) =>
  lines.reduce((total, { alpha }) => total + alpha, 0n)

/** The ledger of a subnet from what the chain counts. Nothing in it is a remainder of the rest, but the emission that is still to be paid out. */
export function alphaLedger(facts: AlphaFacts): AlphaLedger {
  const { entries, alphaIn, alphaOut } = facts
  const recycled = facts.recycled - entries.recycled_before
  const burned = facts.burned - entries.burned_before
  const paid = entries.owner + entries.miners + entries.validators + entries.root
  const pool = [
    line('pool at first', entries.pool_at_first),
    line('emitted into the pool', entries.injected),
  ]
  const swaps = [
    line('bought from the pool', -entries.bought),
    line('sold to the pool', entries.sold),
  ]
  const sources = [
    ...pool,
    line('outside at first', entries.outside_at_first),
    line('made for TAO, one to one', entries.staked),
    line('emitted to miners', entries.miners),
    line('emitted to validators and stakers', entries.validators),
    line('emitted to the owner', entries.owner),
    line('emitted to root', entries.root),
    line('emitted, and not paid out', entries.emitted - paid),
    line('paid for registrations', -entries.registered),
    line('recycled', -recycled),
  ]
  const locations = [
    line('in the pool', alphaIn),
    line('with hotkeys', facts.held),
    line('waiting for an epoch', facts.waiting),
    line('root’s, not claimed', entries.root - entries.claimed),
    line('bought by the chain', facts.protocol),
    line('burned', burned),
    line('left by divisions', entries.undivided),
    line('with nobody since the first', entries.unheld_before),
  ]
  return {
    netuid: facts.netuid,
    sources,
    locations,
    checks: [
      { name: 'all alpha', sum: sumOf(sources), counted: alphaIn + alphaOut },
      { name: 'the pool', sum: sumOf([...pool, ...swaps]), counted: alphaIn },
      { name: 'where it is', sum: sumOf(locations), counted: alphaIn + alphaOut },
    ],
  }
}

/** Whether every sum is what the chain counts, to the rao. */
export function isBalanced({ checks }: AlphaLedger): boolean {
  return checks.every(({ sum, counted }) => sum === counted)
}
