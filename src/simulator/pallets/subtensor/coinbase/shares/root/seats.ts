/** Where a hotkey sits on root. */
export interface RootSeat {
  readonly uid: number
  /** Whether another has to go for it. */
  readonly replaces: boolean
}

/** How many validators root has. */
export const ROOT_SEATS = 64

/**
 * The seat that a newcomer gets: the next free one, or that of the validator with the least delegated TAO, of equals the
 * one with the lowest uid. `undefined` when the newcomer does not have strictly more (`StakeTooLowForRoot`).
 *
 * Upstream: coinbase/root.rs at d261f674d (spec 218), `do_root_register`.
 *
 * @param seated rao delegated to each seated hotkey, by uid.
 * @param seats how many there are.
 * @param newcomer rao delegated to the hotkey that wants in.
 */
export function rootSeatFor(
  seated: readonly bigint[],
  seats: number,
  newcomer: bigint,
): RootSeat | undefined {
  if (seated.length < seats) return { uid: seated.length, replaces: false }
  const weakest = seated.reduce(
    (least, stake, uid) => (stake < least.stake ? { uid, stake } : least),
    { uid: 0, stake: (1n << 64n) - 1n },
  )
  return weakest.stake < newcomer ? { uid: weakest.uid, replaces: true } : undefined
}
