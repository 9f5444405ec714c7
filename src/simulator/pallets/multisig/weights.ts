import { type Weight, weight } from '../../frame/weight.ts'

/** Benchmarked costs for `s` other signatories and a call of `z` bytes (frame/multisig/src/weights.rs). */
export const COSTS = {
  thresholdOne: (z: number): Weight => weight(20_470_382n + 397n * BigInt(z), 3997n, 2n),
  create: (s: number, z: number): Weight =>
    weight(29_976_762n + 144_320n * BigInt(s) + 1_819n * BigInt(z), 6811n, 1n, 1n),
  approve: (s: number, z: number): Weight =>
    weight(14_821_348n + 127_874n * BigInt(s) + 1_968n * BigInt(z), 6811n, 1n, 1n),
  complete: (s: number, z: number): Weight =>
    weight(34_745_418n + 193_313n * BigInt(s) + 2_057n * BigInt(z), 6811n, 4n, 2n),
  hashCreate: (s: number): Weight => weight(27_463_275n + 139_226n * BigInt(s), 6811n, 1n, 1n),
  cancel: (s: number): Weight => weight(28_623_566n + 135_351n * BigInt(s), 6811n, 1n, 1n),
  poke: (s: number): Weight => weight(27_349_525n + 121_813n * BigInt(s), 6811n, 1n, 1n),
}

/** What making the inner call costs besides itself: reading and writing an account. */
export const ACCOUNT = weight(0n, 0n, 1n, 1n)
