import { encode, option, spelled, toHex, tuple, u32, u64 } from '../../../codec/index.ts'
import { blake2b256 } from '../../../crypto/index.ts'
import { ensure } from '../../frame/dispatch-error.ts'
import { ensureNone, ensureRoot, ensureSigned } from '../../frame/origin.ts'
import { type Call, call } from '../../frame/pallet.ts'
import { AccountId } from '../../frame/types.ts'
import { weight } from '../../frame/weight.ts'
import { BlockNumber } from '../system/storage.ts'
import { Errors } from './errors.ts'
import { Event } from './events.ts'
import { announceNextKey } from './keys.ts'
import {
  CounterForPendingExtrinsics,
  ExtrinsicLifetime,
  MaxExtrinsicWeight,
  MaxPendingExtrinsicsLimit,
  NextPendingExtrinsicIndex,
  OnInitializeWeight,
  PendingExtrinsics,
} from './storage.ts'
import { Ciphertext, EncryptedCall, ShieldEncKey } from './types.ts'

/** Half of a block's computation, which stored calls may never exceed. */
const MAX_ON_INITIALIZE_WEIGHT = 2_000_000_000_000n

const SubmissionId = tuple(AccountId, Ciphertext)

const announce = call(
  {
    index: 0,
    name: 'announce_next_key',
    args: { enc_key: spelled(option(ShieldEncKey), 'Option<ShieldEncKey>') },
    docs: 'Inherent: moves the keys on and announces the one of the author of this block.',
    weight: weight(33_661_000n, 5555n, 4n, 6n),
  },
  (ctx, { enc_key }) => {
    ensureNone(ctx.origin)
    announceNextKey(ctx, enc_key)
    return undefined
  },
)

const submitEncrypted = call(
  {
    index: 1,
    name: 'submit_encrypted',
    args: { ciphertext: Ciphertext },
    docs: 'Carries a signed transaction that only the author of the block can read before it is in the block.',
    weight: weight(207_223_000n),
  },
  (ctx, { ciphertext }) => {
    const who = ensureSigned(ctx.origin)
    const id = toHex(blake2b256(encode(SubmissionId, [who, ciphertext])))
    ctx.deposit(Event.EncryptedSubmitted({ id, who }))
    return undefined
  },
)

const storeEncrypted = call(
  {
    index: 2,
    name: 'store_encrypted',
    args: { encrypted_call: EncryptedCall },
    docs: 'Stores an encrypted call for the start of the next block.',
    weight: weight(20_000_000_000n),
  },
  (ctx, { encrypted_call }) => {
    const who = ensureSigned(ctx.origin)
    const waiting = CounterForPendingExtrinsics.get(ctx)
    ensure(waiting < MaxPendingExtrinsicsLimit.get(ctx), Errors.TooManyPendingExtrinsics)
    const index = NextPendingExtrinsicIndex.get(ctx)
    const submitted_at = BlockNumber.get(ctx)
    PendingExtrinsics.set(ctx, index, { who, encrypted_call, submitted_at })
    CounterForPendingExtrinsics.set(ctx, waiting + 1)
    NextPendingExtrinsicIndex.set(ctx, index + 1)
    ctx.deposit(Event.ExtrinsicStored({ index, who }))
    return undefined
  },
)

const settings = [
  call(
    {
      index: 3,
      name: 'set_max_pending_extrinsics_number',
      args: { value: u32 },
      docs: 'Root: how many calls may wait.',
      weight: weight(4_206_000n, 0n, 0n, 1n),
    },
    (ctx, { value }) => {
      ensureRoot(ctx.origin)
      MaxPendingExtrinsicsLimit.set(ctx, value)
      ctx.deposit(Event.MaxPendingExtrinsicsNumberSet({ value }))
      return undefined
    },
  ),
  call(
    {
      index: 4,
      name: 'set_on_initialize_weight',
      args: { value: u64 },
      docs: 'Root: what stored calls may take of a block.',
      weight: weight(4_327_000n, 0n, 0n, 1n),
    },
    (ctx, { value }) => {
      ensureRoot(ctx.origin)
      ensure(value <= MAX_ON_INITIALIZE_WEIGHT, Errors.WeightExceedsAbsoluteMax)
      OnInitializeWeight.set(ctx, value)
      ctx.deposit(Event.OnInitializeWeightSet({ value }))
      return undefined
    },
  ),
  call(
    {
      index: 5,
      name: 'set_stored_extrinsic_lifetime',
      args: { value: u32 },
      docs: 'Root: for how many blocks stored calls are kept.',
      weight: weight(4_116_000n, 0n, 0n, 1n),
    },
    (ctx, { value }) => {
      ensureRoot(ctx.origin)
      ExtrinsicLifetime.set(ctx, value)
      ctx.deposit(Event.ExtrinsicLifetimeSet({ value }))
      return undefined
    },
  ),
  call(
    {
      index: 6,
      name: 'set_max_extrinsic_weight',
      args: { value: u64 },
      docs: 'Root: what one stored call may take.',
      weight: weight(4_227_000n, 0n, 0n, 1n),
    },
    (ctx, { value }) => {
      ensureRoot(ctx.origin)
      ensure(value <= MAX_ON_INITIALIZE_WEIGHT, Errors.WeightExceedsAbsoluteMax)
      MaxExtrinsicWeight.set(ctx, value)
      ctx.deposit(Event.MaxExtrinsicWeightSet({ value }))
      return undefined
    },
  ),
]

/** The calls of the MevShield pallet (pallets/shield/src/lib.rs). */
export const calls: readonly Call[] = [announce, submitEncrypted, storeEncrypted, ...settings]
