import type { AccountId } from '../../../../crypto/index.ts'
import { ensure } from '../../../frame/dispatch-error.ts'
import type { HasState } from '../../../frame/storage.ts'
import { Errors } from '../errors.ts'
import * as S from '../storage/index.ts'

/** Hotkeys with shares of 2^64 − 1, as storage keeps them. */
export type Edges = readonly (readonly [proportion: bigint, hotkey: AccountId])[]

/** Hotkeys with shares of 2^64 − 1, as rules ask for them. */
export type Links = ReadonlyMap<AccountId, bigint>

/** To whom a hotkey lends its stake on a subnet, and who lends to it; never both the same. */
export interface Relations {
  readonly pivot: AccountId
  readonly children: Links
  readonly parents: Links
}

const MAX_CHILDREN = 5
const U64_MAX = (1n << 64n) - 1n

function linksOf(edges: Edges): Links {
  return new Map(edges.map(([proportion, hotkey]) => [hotkey, proportion]))
}

function withoutSelf(pivot: AccountId, edges: Edges): Links {
  return linksOf(edges.filter(([, hotkey]) => hotkey !== pivot))
}

function ensureNoSelfLoop(pivot: AccountId, links: Links): void {
  ensure(!links.has(pivot), Errors.InvalidChild)
}

function ensureTotalProportions(children: Links): void {
  const total = [...children.values()].reduce((sum, proportion) => sum + proportion, 0n)
  ensure(total <= U64_MAX, Errors.ProportionOverflow)
}

function ensureBipartiteSeparation(children: Links, parents: Links): void {
  const overlaps = [...children.keys()].some((child) => parents.has(child))
  ensure(!overlaps, Errors.ChildParentInconsistency)
}

function relations(pivot: AccountId, children: Links, parents: Links): Relations {
  ensureTotalProportions(children)
  ensureBipartiteSeparation(children, parents)
  return { pivot, children, parents }
}

/**
 * What a hotkey has on a subnet.
 *
 * Upstream: staking/set_children.rs, `load_child_parent_relations`.
 *
 * @throws {DispatchFailure} ProportionOverflow, ChildParentInconsistency where storage is not consistent.
 */
export function loadChildParentRelations(
  at: HasState,
  hotkey: AccountId,
  netuid: number,
): Relations {
  return loadRelationsFromPending(at, hotkey, S.ChildKeys.get(at, hotkey, netuid), netuid)
}

/** The same with other children. Upstream: staking/set_children.rs. @throws {DispatchFailure} as above. */
export function loadRelationsFromPending(
  at: HasState,
  pivot: AccountId,
  pendingChildren: Edges,
  netuid: number,
): Relations {
  const children = withoutSelf(pivot, pendingChildren)
  const parents = withoutSelf(pivot, S.ParentKeys.get(at, pivot, netuid))
  return relations(pivot, children, parents)
}

/**
 * Refuses children that could not take effect.
 *
 * Upstream: staking/set_children.rs, `ensure_pending_consistency`.
 *
 * @throws {DispatchFailure} InvalidChild, TooManyChildren, ProportionOverflow, ChildParentInconsistency.
 */
export function ensurePendingConsistency({ pivot, parents }: Relations, pending: Edges): void {
  const children = linksOf(pending)
  ensureNoSelfLoop(pivot, children)
  ensure(children.size <= MAX_CHILDREN, Errors.TooManyChildren)
  ensureTotalProportions(children)
  ensureBipartiteSeparation(children, parents)
}

/** The same relations of another hotkey. @throws {DispatchFailure} InvalidChild. Upstream: `rebind_pivot`. */
export function rebindPivot(from: Relations, pivot: AccountId): Relations {
  ensureNoSelfLoop(pivot, from.children)
  ensureNoSelfLoop(pivot, from.parents)
  return { ...from, pivot }
}

type EdgeMap = typeof S.ChildKeys

/** Stores edges, or nothing where there are none. Upstream: `set_childkeys`, `set_parentkeys`. */
export function setEdges(
  at: HasState,
  item: EdgeMap,
  hotkey: AccountId,
  netuid: number,
  edges: Edges,
): void {
  if (edges.length === 0) item.remove(at, hotkey, netuid)
  else item.set(at, hotkey, netuid, edges)
}

/** `edges` without those to `hotkey`. Upstream: `remove_edge`. */
export function withoutEdge(edges: Edges, hotkey: AccountId): Edges {
  return edges.filter(([, each]) => each !== hotkey)
}

/** `edges` with one to `hotkey` of this proportion, in its old place where it had one. Upstream: `upsert_edge`. */
function withEdge(edges: Edges, proportion: bigint, hotkey: AccountId): Edges {
  return edges.some(([, each]) => each === hotkey)
    ? edges.map((edge) => (edge[1] === hotkey ? [proportion, hotkey] : edge))
    : [...edges, [proportion, hotkey]]
}

/** Replaces one side of a hotkey's relations, and the other end of each of its edges. */
function persistSide(
  at: HasState,
  own: EdgeMap,
  opposite: EdgeMap,
  pivot: AccountId,
  netuid: number,
  links: Links,
): void {
  const previous = own.get(at, pivot, netuid)
  const sorted = [...links].sort(([a], [b]) => (a < b ? -1 : 1))
  setEdges(
    at,
    own,
    pivot,
    netuid,
    sorted.map(([hotkey, proportion]) => [proportion, hotkey] as const),
  )
  for (const [hotkey, proportion] of sorted)
    setEdges(
      at,
      opposite,
      hotkey,
      netuid,
      withEdge(opposite.get(at, hotkey, netuid), proportion, pivot),
    )
  for (const [, hotkey] of previous)
    if (!links.has(hotkey))
      setEdges(at, opposite, hotkey, netuid, withoutEdge(opposite.get(at, hotkey, netuid), pivot))
}

/** Stores relations, so that both ends of every edge agree. Upstream: `persist_child_parent_relations`. */
export function persistChildParentRelations(
  at: HasState,
  { pivot, children, parents }: Relations,
  netuid: number,
): void {
  persistSide(at, S.ChildKeys, S.ParentKeys, pivot, netuid, children)
  persistSide(at, S.ParentKeys, S.ChildKeys, pivot, netuid, parents)
}
