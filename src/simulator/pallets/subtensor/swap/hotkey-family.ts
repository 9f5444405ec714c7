import type { AccountId } from '../../../../crypto/index.ts'
import type { HasState } from '../../../frame/storage.ts'
import {
  ensurePendingConsistency,
  loadChildParentRelations,
  persistChildParentRelations,
  rebindPivot,
  setEdges,
  withoutEdge,
} from '../staking/children-relations.ts'
import * as S from '../storage/index.ts'
import type { DbMeter } from '../utils/db-meter.ts'

/** How many hotkeys are on either side before or after. */
function touched(before: readonly AccountId[], after: Iterable<AccountId>): number {
  return new Set([...before, ...after]).size
}

/**
 * Gives a hotkey's children, parents and wishes for children on a subnet to another hotkey.
 *
 * Upstream: staking/set_children.rs, `parent_child_swap_hotkey`.
 *
 * @throws {DispatchFailure} InvalidChild, ChildParentInconsistency, TooManyChildren, ProportionOverflow.
 */
export function parentChildSwapHotkey(
  at: HasState,
  from: AccountId,
  to: AccountId,
  netuid: number,
  meter: DbMeter,
): void {
  const relations = loadChildParentRelations(at, from, netuid)
  const { children, parents } = relations
  for (const child of children.keys())
    setEdges(
      at,
      S.ParentKeys,
      child,
      netuid,
      withoutEdge(S.ParentKeys.get(at, child, netuid), from),
    )
  for (const parent of parents.keys())
    S.ChildKeys.mutate(at, parent, netuid, (edges) => withoutEdge(edges, from))
  S.ChildKeys.set(at, from, netuid, [])
  S.ParentKeys.remove(at, from, netuid)
  meter.count(2 + children.size + parents.size, 2 + children.size + parents.size)

  const moved = rebindPivot(relations, to)
  if (S.PendingChildKeys.has(at, netuid, from)) {
    const pending = S.PendingChildKeys.get(at, netuid, from)
    ensurePendingConsistency(moved, pending[0])
    S.PendingChildKeys.remove(at, netuid, from)
    S.PendingChildKeys.set(at, netuid, to, pending)
    meter.count(1, 2)
  }
  const edges =
    touched(
      S.ChildKeys.get(at, to, netuid).map(([, hotkey]) => hotkey),
      children.keys(),
    ) +
    touched(
      S.ParentKeys.get(at, to, netuid).map(([, hotkey]) => hotkey),
      parents.keys(),
    )
  persistChildParentRelations(at, moved, netuid)
  meter.count(1 + edges, 1 + edges)
}

/** Lets parents that wait for a hotkey as their child wait for another one. Upstream: swap/swap_hotkey.rs. */
export function swapPendingChild(
  at: HasState,
  from: AccountId,
  to: AccountId,
  netuid: number,
  meter: DbMeter,
): void {
  for (const [[, parent], [children, cooldown]] of S.PendingChildKeys.entries(at, netuid)) {
    meter.count(1, 0)
    const position = children.findIndex(([, child]) => child === from)
    const entry = children[position]
    if (entry === undefined) continue
    const next = [...children.toSpliced(position, 1), [entry[0], to] as const]
    S.PendingChildKeys.set(at, netuid, parent, [next, cooldown])
    meter.count(1, 2)
  }
}
