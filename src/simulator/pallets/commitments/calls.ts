import { spelled, u32 } from '../../../codec/index.ts'
import type { AccountId } from '../../../crypto/index.ts'
import type { Context } from '../../frame/context.ts'
import { ensure } from '../../frame/dispatch-error.ts'
import { ensureRoot, ensureSigned } from '../../frame/origin.ts'
import { call } from '../../frame/pallet.ts'
import { NetUid } from '../../frame/types.ts'
import { weight } from '../../frame/weight.ts'
import { doResetBonds } from '../subtensor/epoch/reset-bonds.ts'
import { MechanismCountCurrent, SubnetEpochIndex } from '../subtensor/storage/index.ts'
import { isHotkeyRegisteredOnNetwork } from '../subtensor/subnets/uids.ts'
import { blockNumber } from '../system/block.ts'
import { type CommitmentData, lengthForRateLimit } from './data.ts'
import { Errors } from './errors.ts'
import { Event } from './events.ts'
import {
  CommitmentOf,
  LastBondsReset,
  LastCommitment,
  MaxSpace,
  TimelockedIndex,
  UsedSpaceOf,
} from './storage.ts'
import { CommitmentInfo } from './types.ts'

/** Bytes that even the smallest commitment counts for. */
const LEAST_SPACE = 100

type Fields = readonly CommitmentData[]

/** Counts a commitment towards the space of the epoch. @throws {DispatchFailure} SpaceLimitExceeded. */
function takeSpace(ctx: Context, netuid: number, who: AccountId, fields: Fields): void {
  const wanted = fields.reduce((sum, field) => sum + lengthForRateLimit(field), 0)
  const last_epoch = SubnetEpochIndex.get(ctx, netuid)
  const before = UsedSpaceOf.get(ctx, netuid, who)
  const used = before?.last_epoch === last_epoch ? before.used_space : 0n
  const used_space = used + BigInt(Math.max(wanted, LEAST_SPACE))
  ensure(used_space <= BigInt(MaxSpace.get(ctx)), Errors.SpaceLimitExceeded)
  UsedSpaceOf.set(ctx, netuid, who, { last_epoch, used_space })
}

function resetBonds(ctx: Context, netuid: number, who: AccountId): void {
  LastBondsReset.set(ctx, netuid, who, blockNumber(ctx))
  const mechanisms = MechanismCountCurrent.get(ctx, netuid)
  for (let mechanism = 0; mechanism < mechanisms; mechanism += 1)
    doResetBonds(ctx, netuid, mechanism, who)
}

/** Keeps the index of what is encrypted in ascending order of subnet and account. */
function noteTimelocked(ctx: Context, netuid: number, who: AccountId, locked: boolean): void {
  const index = TimelockedIndex.get(ctx)
  const others = index.filter(([of, account]) => of !== netuid || account !== who)
  const next = locked ? [...others, [netuid, who] as const] : others
  TimelockedIndex.set(
    ctx,
    [...next].sort(([a, x], [b, y]) => a - b || (x < y ? -1 : 1)),
  )
}

const setCommitment = call(
  {
    index: 0,
    name: 'set_commitment',
    args: { netuid: NetUid, info: spelled(CommitmentInfo, 'Box<CommitmentInfo<T::MaxFields>>') },
    docs: 'Makes something known about a neuron.',
    weight: weight(33_480_000n, 0n, 5n, 4n),
    pays: 'No',
  },
  (ctx, { netuid, info }) => {
    const who = ensureSigned(ctx.origin)
    ensure(isHotkeyRegisteredOnNetwork(ctx, netuid, who), Errors.AccountNotAllowedCommit)
    if (info.fields.some((field) => field.type === 'ResetBondsFlag')) resetBonds(ctx, netuid, who)
    takeSpace(ctx, netuid, who, info.fields)
    const block = blockNumber(ctx)
    CommitmentOf.set(ctx, netuid, who, { deposit: 0n, block, info })
    LastCommitment.set(ctx, netuid, who, block)
    const locked = info.fields.find((field) => field.type === 'TimelockEncrypted')
    noteTimelocked(ctx, netuid, who, locked !== undefined)
    if (locked === undefined) ctx.deposit(Event.Commitment({ netuid, who }))
    else {
      const { reveal_round } = (locked as { value: { reveal_round: bigint } }).value
      ctx.deposit(Event.TimelockCommitment({ netuid, who, reveal_round }))
    }
    return undefined
  },
)

const setMaxSpace = call(
  {
    index: 2,
    name: 'set_max_space',
    args: { new_limit: u32 },
    docs: 'Root: sets the bytes that a neuron may make known an epoch.',
    weight: weight(2_856_000n, 0n, 0n, 1n),
  },
  (ctx, { new_limit }) => {
    ensureRoot(ctx.origin)
    MaxSpace.set(ctx, new_limit)
    return undefined
  },
)

/** The calls of the Commitments pallet (pallets/commitments/src/lib.rs). */
export const calls = [setCommitment, setMaxSpace]
