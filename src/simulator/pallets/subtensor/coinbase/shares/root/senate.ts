/** What a newcomer's eligibility changes in the senate; a member who loses its root seat keeps its senate seat. */
export interface SenateChange<Hotkey> {
  readonly added?: Hotkey
  readonly removed?: Hotkey
}

/**
 * Root's newcomer joins the senate while it has room, and else takes the place of the member with the least delegated TAO
 * if it has strictly more; of equals the last in the senate's order goes.
 *
 * Upstream: coinbase/root.rs at d261f674d (spec 218), `join_senate_if_eligible`.
 *
 * @param members in the senate's order, which is ascending.
 * @param stakeOf rao delegated to a hotkey.
 */
export function senateChange<Hotkey>(
  members: readonly Hotkey[],
  capacity: number,
  newcomer: Hotkey,
  stakeOf: (hotkey: Hotkey) => bigint,
): SenateChange<Hotkey> {
  if (members.length !== capacity) return { added: newcomer }
  const [first, ...others] = members
  if (first === undefined) return {}
  const weakest = others.reduce(
    (least, member) => (stakeOf(member) <= stakeOf(least) ? member : least),
    first,
  )
  return stakeOf(weakest) < stakeOf(newcomer) ? { added: newcomer, removed: weakest } : {}
}
