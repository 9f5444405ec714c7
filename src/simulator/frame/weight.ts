import { compact, struct, u64, unitVariants, type ValueOf } from '../../codec/index.ts'

/** `sp_weights::Weight`: computation in picoseconds and proof size in bytes. */
export const WeightCodec = struct(
  { ref_time: compact(u64), proof_size: compact(u64) },
  { path: 'sp_weights::weight_v2::Weight' },
)
export type Weight = ValueOf<typeof WeightCodec>

export const DispatchClassCodec = unitVariants(
  { Normal: 0, Operational: 1, Mandatory: 2 },
  { path: 'frame_support::dispatch::DispatchClass' },
)
export type DispatchClass = ValueOf<typeof DispatchClassCodec>

export const PaysCodec = unitVariants({ Yes: 0, No: 1 }, { path: 'frame_support::dispatch::Pays' })
export type Pays = ValueOf<typeof PaysCodec>

export const ZERO_WEIGHT: Weight = { ref_time: 0n, proof_size: 0n }

/** RocksDB's cost of one read and one write, as the runtime's `DbWeight`. */
const READ = 25_000_000n
const WRITE = 100_000_000n

/** A benchmarked weight: its constant part, proof size, and database reads and writes. */
export function weight(refTime: bigint, proofSize = 0n, reads = 0n, writes = 0n): Weight {
  return { ref_time: refTime + reads * READ + writes * WRITE, proof_size: proofSize }
}

export function addWeights(a: Weight, b: Weight): Weight {
  return { ref_time: a.ref_time + b.ref_time, proof_size: a.proof_size + b.proof_size }
}

export function minWeight(a: Weight, b: Weight): Weight {
  return {
    ref_time: a.ref_time < b.ref_time ? a.ref_time : b.ref_time,
    proof_size: a.proof_size < b.proof_size ? a.proof_size : b.proof_size,
  }
}

/** What a call costs before it runs. */
export interface DispatchInfo {
  readonly weight: Weight
  readonly class: DispatchClass
  readonly pays: Pays
}

/** What a call says of its cost after it ran; what is left out stays as announced. */
export interface PostInfo {
  readonly weight?: Weight
  readonly pays?: Pays
}
