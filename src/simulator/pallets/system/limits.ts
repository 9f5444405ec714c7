import type { ValueOf } from '../../../codec/index.ts'
import { MAX_U64 } from '../../frame/validity.ts'
import type { DispatchClass, Weight } from '../../frame/weight.ts'
import type { BlockLength, BlockWeights } from './types.ts'

/** Four seconds of computation, in picoseconds (runtime/src/lib.rs, `MAXIMUM_BLOCK_WEIGHT`). */
const MAX_REF_TIME = 4_000_000_000_000n

/** The fixed cost of any extrinsic (frame_support `ExtrinsicBaseWeight`). */
const BASE_EXTRINSIC: Weight = { ref_time: 108_157_000n, proof_size: 0n }

/** `percent` of the block, as `Perbill` multiplies: rounded to the nearest, a half down. */
function share(percent: bigint): Weight {
  const of = (value: bigint): bigint => (value * percent + 49n) / 100n
  return { ref_time: of(MAX_REF_TIME), proof_size: of(MAX_U64) }
}

function minus(a: Weight, b: Weight): Weight {
  return { ref_time: a.ref_time - b.ref_time, proof_size: a.proof_size - b.proof_size }
}

const FULL = share(100n)
const NORMAL = share(75n)
/** What `on_initialize` is expected to take. */
const INITIALIZE = share(10n)

/** How much computation a block may hold (frame_system::limits, `with_sensible_defaults` at 75 %). */
export const BLOCK_WEIGHTS: ValueOf<typeof BlockWeights> = {
  base_block: { ref_time: 431_614_000n, proof_size: 0n },
  max_block: FULL,
  per_class: {
    normal: {
      base_extrinsic: BASE_EXTRINSIC,
      max_extrinsic: minus(minus(NORMAL, INITIALIZE), BASE_EXTRINSIC),
      max_total: NORMAL,
      reserved: { ref_time: 0n, proof_size: 0n },
    },
    operational: {
      base_extrinsic: BASE_EXTRINSIC,
      max_extrinsic: minus(minus(FULL, INITIALIZE), BASE_EXTRINSIC),
      max_total: FULL,
      reserved: minus(FULL, NORMAL),
    },
    mandatory: {
      base_extrinsic: BASE_EXTRINSIC,
      max_extrinsic: undefined,
      max_total: undefined,
      reserved: undefined,
    },
  },
}

const MAX_BYTES = 10 * 1024 * 1024

/** How many bytes of extrinsics a block may hold. */
export const BLOCK_LENGTH: ValueOf<typeof BlockLength> = {
  max: { normal: MAX_BYTES * 0.75, operational: MAX_BYTES, mandatory: MAX_BYTES },
}

const FIELDS = { Normal: 'normal', Operational: 'operational', Mandatory: 'mandatory' } as const

/** The member of a per-class record. */
export function ofClass<T>(
  record: Readonly<Record<'normal' | 'operational' | 'mandatory', T>>,
  of: DispatchClass,
): T {
  return record[FIELDS[of]]
}

/** `record` with the member of one class replaced. */
export function withClass<T>(
  record: { readonly normal: T; readonly operational: T; readonly mandatory: T },
  of: DispatchClass,
  value: T,
) {
  return { ...record, [FIELDS[of]]: value }
}
