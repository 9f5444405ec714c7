/**
 * What comes out of a reserve when `deltaIn` rao enter the other one and the product of both stays: out − in × out / (in + deltaIn),
 * the quotient cut to `places` binary places, the result to rao. The product saturates as in the signed 128-bit numbers of its time.
 *
 * Upstream: pallets/subtensor/src/staking/stake_utils.rs, `swap_tao_for_alpha`, at 2016e2a5f (I96F32, spec 218) and at e2b8367b8
 * (I110F18, spec 233).
 */
export function productOut(
  reserveIn: bigint,
  reserveOut: bigint,
  deltaIn: bigint,
  places: bigint,
): bigint {
  const after = reserveIn + deltaIn
  if (after === 0n) return reserveOut
  const exact = (reserveIn * reserveOut) << places
  const product = exact > I128_MAX ? I128_MAX : exact
  const left = product / after
  const out = (reserveOut << places) - left
  return out < 0n ? 0n : out >> places
}

const I128_MAX = (1n << 127n) - 1n
