import type { AccountId } from '../../../../../crypto/index.ts'
import { ensure } from '../../../../frame/dispatch-error.ts'
import type { HasState } from '../../../../frame/storage.ts'
import { Errors } from '../../errors.ts'
import * as S from '../../storage/index.ts'

/** Who lends to whom: a share out of 2^64 − 1, and the hotkey. */
export type Link = readonly [share: bigint, hotkey: AccountId]

type Shares = ReadonlyMap<AccountId, bigint>

const U64_MAX = (1n << 64n) - 1n
const MAX_CHILDREN = 5

/** A hotkey with its children and parents on one subnet, consistent with each other. */
export interface Relations {
  readonly pivot: AccountId
  readonly children: Shares
  readonly parents: Shares
}

/** The links by hotkey without those to `pivot` itself; the last share of a hotkey counts. */
function sharesOf(pivot: AccountId, links: readonly Link[]): Shares {
  return new Map(
    links.filter(([, hotkey]) => hotkey !== pivot).map(([share, hotkey]) => [hotkey, share]),
  )
}

function ensureTotalProportions(children: Shares): void {
  const total = [...children.values()].reduce((sum, share) => sum + share, 0n)
  ensure(total <= U64_MAX, Errors.ProportionOverflow)
}

function ensureApart(children: Shares, parents: Shares): void {
  const both = [...children.keys()].some((child) => parents.has(child))
  ensure(!both, Errors.ChildParentInconsistency)
}

/**
 * A hotkey's relations with `children` for its children and the parents it has.
 *
 * Upstream: staking/set_children.rs, `load_relations_from_pending`, `load_child_parent_relations`.
 *
 * @throws {DispatchFailure} ProportionOverflow, ChildParentInconsistency.
 */
export function loadRelations(
  at: HasState,
  pivot: AccountId,
  netuid: number,
  children: readonly Link[] = S.ChildKeys.get(at, pivot, netuid),
): Relations {
  const loaded = {
    pivot,
    children: sharesOf(pivot, children),
    parents: sharesOf(pivot, S.ParentKeys.get(at, pivot, netuid)),
  }
  ensureTotalProportions(loaded.children)
  ensureApart(loaded.children, loaded.parents)
  return loaded
}

/**
 * Whether a hotkey may have `links` for its children.
 *
 * Upstream: staking/set_children.rs, `ensure_pending_consistency`.
 *
 * @throws {DispatchFailure} InvalidChild, TooManyChildren, ProportionOverflow, ChildParentInconsistency.
 */
export function ensurePendingConsistency({ pivot, parents }: Relations, links: readonly Link[]): void {
  const children: Shares = new Map(links.map(([share, hotkey]) => [hotkey, share]))
  ensure(!children.has(pivot), Errors.InvalidChild)
  ensure(children.size <= MAX_CHILDREN, Errors.TooManyChildren)
  ensureTotalProportions(children)
  ensureApart(children, parents)
}

/**
 * Stores a hotkey's relations, and the other end of every link that came, went or changed.
 *
 * Upstream: staking/set_children.rs, `persist_child_parent_relations`.
 */
export function persistRelations(at: HasState, relations: Relations, netuid: number): void {
  const { pivot, children, parents } = relations
  persistSide(at, S.ChildKeys, S.ParentKeys, pivot, netuid, children)
  persistSide(at, S.ParentKeys, S.ChildKeys, pivot, netuid, parents)
}

function persistSide(
  at: HasState,
  near: typeof S.ChildKeys,
  far: typeof S.ChildKeys,
  pivot: AccountId,
  netuid: number,
  shares: Shares,
): void {
  const previous = near.get(at, pivot, netuid)
  const ascending = [...shares].sort(([a], [b]) => (a < b ? -1 : 1))
  setLinks(
    at,
    near,
    pivot,
    netuid,
    ascending.map(([hotkey, share]) => [share, hotkey]),
  )
  for (const [hotkey, share] of ascending)
    setLinks(at, far, hotkey, netuid, withLink(far.get(at, hotkey, netuid), share, pivot))
  for (const [, hotkey] of previous)
    if (!shares.has(hotkey)) {
      const kept = far.get(at, hotkey, netuid).filter(([, other]) => other !== pivot)
      setLinks(at, far, hotkey, netuid, kept)
    }
}

function withLink(links: readonly Link[], share: bigint, hotkey: AccountId): readonly Link[] {
  return links.some(([, other]) => other === hotkey)
    ? links.map((link) => (link[1] === hotkey ? [share, hotkey] : link))
    : [...links, [share, hotkey]]
}

function setLinks(
  at: HasState,
  item: typeof S.ChildKeys,
  hotkey: AccountId,
  netuid: number,
  links: readonly Link[],
): void {
  if (links.length === 0) item.remove(at, hotkey, netuid)
  else item.set(at, hotkey, netuid, links)
}
