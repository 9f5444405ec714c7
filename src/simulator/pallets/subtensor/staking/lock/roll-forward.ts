import { exp, I64F64, U64F64 } from '../../../../../amm/fixed/index.ts'
import { isZeroLock, type LockState } from './lock-state.ts'

/** How fast locks open and conviction ripens, both in blocks (`UnlockRate`, `MaturityRate`). */
export interface LockRates {
  readonly unlock: bigint
  readonly maturity: bigint
}

/** Whose lock it is, which decides how it ages. */
export interface LockKind {
  /** On the hotkey of the subnet's owner: conviction is all of the mass at once. */
  readonly owner: boolean
  /** Does not open by itself. */
  readonly perpetual: boolean
}

/** A lock brought up to date, and what it lost on the way. */
export interface Rolled {
  readonly lock: LockState
  readonly massDelta: bigint
  readonly convictionDelta: bigint
}

const MIN_RATIO = I64F64.fromInt(-40n)

const less = (a: bigint, b: bigint) => (a > b ? a - b : 0n)

/** e^(−dt/tau) as U64F64 bits; 0 when tau is 0. Upstream: staking/lock.rs, `exp_decay`. */
export function expDecay(dt: bigint, tau: bigint): bigint {
  if (dt === 0n) return U64F64.one
  if (tau === 0n) return 0n
  const ratio = I64F64.divChecked(I64F64.fromInt(-dt), I64F64.fromInt(tau)) ?? MIN_RATIO
  const decay = exp(I64F64, ratio > MIN_RATIO ? ratio : MIN_RATIO) ?? 0n
  return U64F64.fromFixed(decay, I64F64)
}

/** Conviction that mass alone brings in `dt` blocks. */
function ripened(mass: bigint, dt: bigint, rates: LockRates, perpetual: boolean): bigint {
  const maturityDecay = expDecay(dt, rates.maturity)
  if (perpetual) return U64F64.mulSaturating(mass, less(U64F64.one, maturityDecay))
  if (rates.unlock === rates.maturity) {
    const times = U64F64.divOr(U64F64.fromInt(dt), U64F64.fromInt(rates.maturity))
    return U64F64.mulSaturating(mass, U64F64.mulSaturating(times, maturityDecay))
  }
  if (rates.unlock === 0n || rates.maturity === 0n) return 0n
  const decayDelta = I64F64.subSaturating(
    I64F64.fromFixed(expDecay(dt, rates.unlock), U64F64),
    I64F64.fromFixed(maturityDecay, U64F64),
  )
  const gamma = I64F64.divChecked(
    I64F64.mulSaturating(I64F64.fromInt(rates.unlock), decayDelta),
    I64F64.fromInt(rates.unlock - rates.maturity),
  )
  if (gamma === undefined || gamma <= 0n) return 0n
  return U64F64.mulSaturating(mass, U64F64.fromFixed(gamma, I64F64))
}

function aged(lock: LockState, now: bigint, rates: LockRates, perpetual: boolean): LockState {
  const dt = now - lock.last_update
  const mass = U64F64.fromInt(lock.locked_mass)
  const kept = U64F64.mulSaturating(expDecay(dt, rates.maturity), lock.conviction)
  return {
    locked_mass: perpetual
      ? lock.locked_mass
      : U64F64.toU64Saturating(U64F64.mulSaturating(expDecay(dt, rates.unlock), mass)),
    conviction: U64F64.addSaturating(kept, ripened(mass, dt, rates, perpetual)),
    last_update: now,
  }
}

/**
 * A lock as it is at block `now`: mass opens, conviction ripens, and what is next to nothing becomes nothing.
 *
 * Upstream: staking/lock.rs, `roll_forward_lock`.
 */
export function rollForwardLock(
  lock: LockState,
  now: bigint,
  rates: LockRates,
  { owner, perpetual }: LockKind,
): Rolled {
  let rolled = now > lock.last_update ? aged(lock, now, rates, perpetual) : lock
  if (owner) rolled = { ...rolled, conviction: U64F64.fromInt(rolled.locked_mass) }
  if (isZeroLock(rolled)) rolled = { ...rolled, locked_mass: 0n, conviction: 0n }
  return {
    lock: rolled,
    massDelta: less(lock.locked_mass, rolled.locked_mass),
    convictionDelta: less(lock.conviction, rolled.conviction),
  }
}
