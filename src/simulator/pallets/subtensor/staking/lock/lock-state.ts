import { U64F64 } from '../../../../../amm/fixed/index.ts'
import type { LockState } from '../../types/lock-state.ts'

export type { LockState } from '../../types/lock-state.ts'

const U64_MAX = (1n << 64n) - 1n
const ZERO_THRESHOLD = 100n
const ZERO_CONVICTION = U64F64.fromInt(ZERO_THRESHOLD)

const less = (a: bigint, b: bigint) => (a > b ? a - b : 0n)

export function emptyLock(now: bigint): LockState {
  return { locked_mass: 0n, conviction: 0n, last_update: now }
}

/** Whether what is left is too little to keep. Upstream: staking/lock.rs, `LockState::is_zero`. */
export function isZeroLock(lock: LockState): boolean {
  return lock.locked_mass < ZERO_THRESHOLD && lock.conviction < ZERO_CONVICTION
}

/** Two locks as one. Upstream: staking/lock.rs, `merge_lock`. */
export function mergeLock(a: LockState, b: LockState): LockState {
  const mass = a.locked_mass + b.locked_mass
  return {
    locked_mass: mass > U64_MAX ? U64_MAX : mass,
    conviction: U64F64.addSaturating(a.conviction, b.conviction),
    last_update: a.last_update > b.last_update ? a.last_update : b.last_update,
  }
}

/** A lock without a part of it. Upstream: staking/lock.rs, `reduce_lock`. */
export function reduceLock(lock: LockState, lockedMass: bigint, conviction: bigint): LockState {
  return {
    locked_mass: less(lock.locked_mass, lockedMass),
    conviction: less(lock.conviction, conviction),
    last_update: lock.last_update,
  }
}
