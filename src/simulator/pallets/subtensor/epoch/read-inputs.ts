import { I32F32 } from '../../../../amm/fixed/index.ts'
import type { AccountId } from '../../../../crypto/index.ts'
import type { Context } from '../../../frame/context.ts'
import * as S from '../storage/index.ts'
import { type UidValues, uidValuesOf } from '../types/uid-values.ts'
import { getCurrentBlockAsU64 } from '../utils/block.ts'
import type { EpochInputs } from './inputs.ts'
import type { LiquidAlpha } from './liquid-alpha.ts'
import { mechanismIndex } from './mechanism-index.ts'
import { isCommitExpired } from './schedule.ts'
import { getStakeWeightsForNetwork } from './stake-weights.ts'

const NOTHING: UidValues = new Uint16Array()

/** A neuron's place and hotkey. */
export type Neuron = readonly [uid: number, hotkey: AccountId]

/** The neurons of a subnet, by uid. */
export function neuronsOf(ctx: Context, netuid: number): Neuron[] {
  return S.Keys.entries(ctx, netuid)
    .map(([[, uid], hotkey]) => [uid, hotkey] as const)
    .sort(([a], [b]) => a - b)
}

/** Reads what an epoch of a mechanism depends on. Upstream: epoch/run_epoch.rs, `epoch_mechanism`. */
export function readInputs(
  ctx: Context,
  netuid: number,
  mechanism: number,
  emission: bigint,
  neurons: readonly Neuron[],
): EpochInputs {
  const index = mechanismIndex(netuid, mechanism)
  const size = S.SubnetworkN.get(ctx, netuid)
  const block = Number(getCurrentBlockAsU64(ctx))
  const tempo = S.Tempo.get(ctx, netuid)
  const lastStep = Number(S.LastMechansimStepBlock.get(ctx, netuid))
  const lastUpdate = S.LastUpdate.get(ctx, index).map(Number)
  while (lastUpdate.length < size) lastUpdate.push(0)
  return {
    size,
    block,
    activityCutoff: getActivityCutoffBlocks(ctx, netuid),
    lastUpdate,
    registeredAt: registrationBlocks(ctx, netuid, size),
    lastTempo: lastStep === 0 ? Math.max(block - tempo, 0) : lastStep + 1,
    stake: getStakeWeightsForNetwork(ctx, netuid).map(({ total }) => total),
    stakeThreshold: S.StakeThreshold.get(ctx),
    ownerUid: getOwnerUid(ctx, netuid),
    validatorPermits: S.ValidatorPermit.get(ctx, netuid),
    maxValidators: S.MaxAllowedValidators.get(ctx, netuid),
    weights: weightsOf(ctx, index, size),
    commitBlocks: S.CommitRevealWeightsEnabled.get(ctx, netuid)
      ? commitBlocks(ctx, netuid, index, size, neurons)
      : undefined,
    kappa: S.Kappa.get(ctx, netuid),
    bondsPenalty: S.BondsPenalty.get(ctx, netuid),
    bonds: rowsOf(S.Bonds.entries(ctx, index), size),
    bondsMovingAverage: S.BondsMovingAverage.get(ctx, netuid),
    yuma3: S.Yuma3On.get(ctx, netuid),
    liquidAlpha: S.LiquidAlphaOn.get(ctx, netuid) ? liquidAlphaOf(ctx, netuid) : undefined,
    emission,
  }
}

/**
 * Blocks without new weights after which a validator is inactive; at least one.
 *
 * Upstream: utils/misc.rs, `get_activity_cutoff_blocks`.
 */
export function getActivityCutoffBlocks(ctx: Context, netuid: number): number {
  const blocks = S.ActivityCutoffFactorMilli.get(ctx, netuid) * S.Tempo.get(ctx, netuid)
  return Math.max(Math.floor(blocks / 1000), 1)
}

/** The uid of the subnet owner's hotkey, where it has one. Upstream: utils/misc.rs, `get_owner_uid`. */
export function getOwnerUid(ctx: Context, netuid: number): number | undefined {
  return S.SubnetOwnerHotkey.has(ctx, netuid)
    ? S.Uids.get(ctx, netuid, S.SubnetOwnerHotkey.get(ctx, netuid))
    : undefined
}

function registrationBlocks(ctx: Context, netuid: number, size: number): number[] {
  return Array.from({ length: size }, (_, uid) =>
    S.Keys.has(ctx, netuid, uid) ? Number(S.BlockAtRegistration.get(ctx, netuid, uid)) : 0,
  )
}

/** The stored rows by uid, empty where there is none. */
function rowsOf(
  entries: readonly (readonly [key: readonly [index: number, uid: number], row: UidValues])[],
  size: number,
): UidValues[] {
  const rows = Array.from({ length: size }, () => NOTHING)
  for (const [[, uid], row] of entries) if (uid < size) rows[uid] = row
  return rows
}

/** Weights as they are stored, and in the form that an epoch reads: they change much less often than epochs run. */
const packed = new WeakMap<readonly (readonly [number, number])[], UidValues>()

function weightsOf(ctx: Context, index: number, size: number): UidValues[] {
  const entries = S.Weights.entries(ctx, index).map(([key, pairs]) => {
    let row = packed.get(pairs)
    if (row === undefined) {
      row = uidValuesOf(pairs)
      packed.set(pairs, row)
    }
    return [key, row] as const
  })
  return rowsOf(entries, size)
}

/** By uid, the block of the earliest commitment that can still be revealed; ∞ where there is none. */
function commitBlocks(
  ctx: Context,
  netuid: number,
  index: number,
  size: number,
  neurons: readonly Neuron[],
): number[] {
  const blocks: number[] = new Array(size).fill(Number.POSITIVE_INFINITY)
  const uids = new Map(neurons.map(([uid, hotkey]) => [hotkey, uid]))
  const note = (hotkey: AccountId, block: bigint) => {
    const uid = uids.get(hotkey) ?? size
    if (uid < size) blocks[uid] = Math.min(blocks[uid] ?? 0, Number(block))
  }
  for (const [[, hotkey], commits] of S.WeightCommits.entries(ctx, index)) {
    const active = commits.find(([, epoch]) => !isCommitExpired(ctx, netuid, epoch))
    if (active !== undefined) note(hotkey, active[2])
  }
  for (const [[, epoch], commits] of S.TimelockedWeightCommits.entries(ctx, index)) {
    if (isCommitExpired(ctx, netuid, epoch)) continue
    for (const [hotkey, block] of commits) note(hotkey, block)
  }
  return blocks
}

function liquidAlphaOf(ctx: Context, netuid: number): LiquidAlpha {
  const [low, high] = S.AlphaValues.get(ctx, netuid)
  const proportion = (parts: number) =>
    I32F32.divOr(I32F32.fromInt(BigInt(parts)), I32F32.fromInt(65535n))
  return {
    low: proportion(low),
    high: proportion(high),
    steepness: I32F32.fromInt(BigInt(S.AlphaSigmoidSteepness.get(ctx, netuid))),
  }
}
