/** One holder's part of a pot. */
export interface Portion<T> {
  readonly holder: T
  readonly amount: bigint
}

const U64_MAX = (1n << 64n) - 1n

/**
 * Splits `pot` rao by the weights of its holders; what rounding leaves goes rao by rao to the largest remainders, in the
 * order of the holders.
 *
 * Upstream: staking/remove_stake.rs, `destroy_alpha_in_out_stakes`.
 */
export function splitByLargestRemainder<T>(
  pot: bigint,
  weights: readonly { readonly holder: T; readonly weight: bigint }[],
): Portion<T>[] {
  const total = weights.reduce((sum, { weight }) => sum + weight, 0n)
  if (total === 0n) return []
  const portions = weights.map(({ holder, weight }) => {
    const product = pot * weight
    const share = product / total
    return { holder, share: share > U64_MAX ? U64_MAX : share, remainder: product % total }
  })
  const given = portions.reduce((sum, { share }) => sum + share, 0n)
  const left = pot - given
  // Nothing is reordered where nothing is left.
  const ordered =
    left === 0n
      ? portions
      : [...portions].sort((a, b) =>
          a.remainder === b.remainder ? 0 : a.remainder > b.remainder ? -1 : 1,
        )
  return ordered.map(({ holder, share }, i) => ({
    holder,
    amount: BigInt(i) < left ? share + 1n : share,
  }))
}
