import { I32F32, I64F64 } from '../../../../../../src/amm/fixed/index.ts'
import type { EpochInputs } from '../../../../../../src/simulator/pallets/subtensor/epoch/inputs.ts'
import { alphaSigmoid } from '../../../../../../src/simulator/pallets/subtensor/epoch/liquid-alpha.ts'
import { pairsOf } from '../../../../../../src/simulator/pallets/subtensor/types/uid-values.ts'

// An epoch once more, slowly and in bigint alone: what the fast one is held against.

type Row = Map<number, bigint>
type Matrix = Row[]

const F = I32F32
const ONE = F.one
const U16 = F.fromInt(65535n)
const sum = (values: Iterable<bigint>) => [...values].reduce((total, each) => total + each, 0n)
const over = (values: bigint[], total: bigint) =>
  total === 0n ? values : values.map((each) => F.divOr(each, total))
const normalized = (values: bigint[]) => over(values, sum(values))
const parts = (values: bigint[]) => values.map(part)
const part = (value: bigint) => Number(F.toIntSaturating(F.mulSaturating(value, U16), 16))
const share = (u16: number) => F.divOr(F.fromInt(BigInt(u16)), U16)

function map(matrix: Matrix, change: (value: bigint, i: number, j: number) => bigint): Matrix {
  return matrix.map((row, i) => new Map([...row].map(([j, value]) => [j, change(value, i, j)])))
}

function column(matrix: Matrix, j: number): bigint[] {
  return matrix.map((row) => row.get(j) ?? 0n)
}

function columnsOver(matrix: Matrix, size: number, of: (values: bigint[]) => bigint): Matrix {
  const divisors = Array.from({ length: size }, (_, j) => of(column(matrix, j)))
  return map(matrix, (value, _, j) => {
    const divisor = divisors[j] ?? 0n
    return divisor === 0n ? value : F.divOr(value, divisor)
  })
}

const greatest = (values: bigint[]) => values.reduce((a, b) => (a > b ? a : b), 0n)

function median(stake: bigint[], scores: bigint[], majority: bigint): bigint {
  const voters = stake.map((each, i) => [scores[i] ?? 0n, each] as const).filter(([, s]) => s > 0n)
  const weights = normalized(voters.map(([, each]) => each))
  const minority = sum(weights) - majority
  const distinct = [...new Set(voters.map(([score]) => score))].sort((a, b) => (a < b ? -1 : 1))
  const upTo = (limit: bigint) => sum(weights.filter((_, i) => (voters[i]?.[0] ?? 0n) <= limit))
  return distinct.find((score) => upTo(score) > minority) ?? distinct.at(-1) ?? 0n
}

function ema(fresh: Matrix, old: Matrix, size: number, alpha: bigint): Matrix {
  return fresh.map((row, i) => {
    const out: Row = new Map()
    for (let j = 0; j < size; j += 1) {
      const value =
        F.mulSaturating(alpha, row.get(j) ?? 0n) +
        F.mulSaturating(ONE - alpha, old[i]?.get(j) ?? 0n)
      if (value > 0n) out.set(j, value)
    }
    return out
  })
}

/** What upstream's merge of two rows in ascending order comes to see. */
function ascending(row: Row): Row {
  let last = -1
  const seen: Row = new Map()
  for (const [j, value] of row)
    if (j > last) {
      seen.set(j, value)
      last = j
    }
  return seen
}

function liquid(inputs: EpochInputs, fresh: Matrix, old: Matrix, consensus: bigint[]): Matrix {
  const settings = inputs.liquidAlpha
  if (settings === undefined) return fresh
  return fresh.map((row, i) => {
    const [weights, bonds] = [ascending(row), ascending(old[i] ?? new Map())]
    const out: Row = new Map()
    for (const [j, value] of row) {
      const [w, b] = [weights.get(j) ?? 0n, bonds.get(j) ?? 0n]
      const raw = w >= b ? w - (consensus[j] ?? 0n) : b - w
      const alpha = alphaSigmoid(settings, raw < 0n ? 0n : raw > ONE ? ONE : raw)
      const grown = F.mulSaturating(alpha, value)
      const total = F.mulSaturating(ONE - alpha, old[i]?.get(j) ?? 0n) + (grown > 0n ? grown : 0n)
      if (total > 0n) out.set(j, total > ONE ? ONE : total)
    }
    return out
  })
}

function stored(rows: readonly Uint16Array[], size: number): Matrix {
  return rows.map(
    (row) =>
      new Map(
        pairsOf(row)
          .filter(([j]) => j < size)
          .map(([j, value]) => [j, F.fromInt(BigInt(value))]),
      ),
  )
}

/** The outputs of an epoch, in the form of `EpochOutputs` with bonds as pairs. */
export function plainEpoch(inputs: EpochInputs) {
  const { size, ownerUid } = inputs
  const raw = inputs.stake.map((each, uid) =>
    uid !== ownerUid && each >> 64n < inputs.stakeThreshold ? 0n : each,
  )
  const rawTotal = sum(raw)
  const stake = raw.map((each) =>
    F.fromFixed(rawTotal === 0n ? each : I64F64.divOr(each, rawTotal), I64F64),
  )
  const active = inputs.lastUpdate.map((at) => at + inputs.activityCutoff >= inputs.block)
  const permits = inputs.validatorPermits.map((each, uid) => each || uid === ownerUid)
  const ranked = [...stake.keys()].sort((a, b) => Number((stake[a] ?? 0n) - (stake[b] ?? 0n)))
  const dropped = new Set(ranked.slice(0, Math.max(size - inputs.maxValidators, 0)))
  const newPermits = stake.map(
    (each, uid) => uid === ownerUid || (each !== 0n && !dropped.has(uid)),
  )
  const activeStake = normalized(
    stake.map((each, uid) => (active[uid] && permits[uid] ? each : 0n)),
  )

  const counted = stored(inputs.weights, size).map(
    (row, i) =>
      new Map(
        [...row].filter(([j]) => {
          const registered = inputs.registeredAt[j] ?? 0
          return (
            permits[i] &&
            (i !== j || i === ownerUid) &&
            (inputs.lastUpdate[i] ?? 0) > registered &&
            (inputs.commitBlocks?.[i] ?? Number.POSITIVE_INFINITY) >= registered
          )
        }),
      ),
  )
  const weights = map(counted, (value, i) => {
    const total = sum(counted[i]?.values() ?? [])
    return total > 0n ? F.divOr(value, total) : value
  })
  const kappa = share(inputs.kappa)
  const columns = Array.from({ length: size }, (_, j) => j)
  const consensus = columns.map((j) => median(activeStake, column(weights, j), kappa))
  const clipped = weights.map((row) => {
    const out: Row = new Map()
    for (const [j, value] of row) {
      const limit = consensus[j] ?? 0n
      if (limit >= value) out.set(j, value)
      else if (limit > 0n) out.set(j, limit)
    }
    return out
  })
  const product = (values: bigint[], by: bigint[]) =>
    sum(values.map((each, i) => F.mulSaturating(each, by[i] ?? 0n)))
  const incentive = normalized(columns.map((j) => product(column(clipped, j), activeStake)))

  const ratio = share(inputs.bondsPenalty)
  const forBonds =
    ratio === 0n
      ? weights
      : ratio === ONE
        ? clipped
        : weights.map((row, i) => {
            const out: Row = new Map()
            for (const j of columns) {
              const from = row.get(j) ?? 0n
              const to = clipped[i]?.get(j) ?? 0n
              const value = from + F.mulSaturating(ratio, to - from)
              if (value > 0n) out.set(j, value)
            }
            return out
          })
  const standing = stored(inputs.bonds, size).map(
    (row) => new Map([...row].filter(([j]) => inputs.lastTempo > (inputs.registeredAt[j] ?? 0))),
  )
  const stays = I64F64.divOr(I64F64.fromInt(inputs.bondsMovingAverage), I64F64.fromInt(1_000_000n))
  const alpha = ONE - F.fromFixed(stays, I64F64)
  const earned = (bonds: Matrix) =>
    bonds.map((row) =>
      sum([...row].map(([j, value]) => F.mulSaturating(value, incentive[j] ?? 0n))),
    )
  let bonds: Matrix
  let dividends: bigint[]
  if (inputs.yuma3) {
    const old = map(standing, (value) => F.divOr(value, U16))
    const isLiquid = inputs.liquidAlpha !== undefined && consensus.some((each) => each !== 0n)
    bonds = isLiquid ? liquid(inputs, forBonds, old, consensus) : ema(forBonds, old, size, alpha)
    const shares = earned(columnsOver(bonds, size, sum))
    dividends = normalized(shares.map((each, i) => F.mulSaturating(each, activeStake[i] ?? 0n)))
  } else {
    const scaled = map(forBonds, (value, i) => F.mulSaturating(value, activeStake[i] ?? 0n))
    const old = columnsOver(standing, size, sum)
    const mixed = ema(columnsOver(scaled, size, sum), old, size, alpha)
    const shares = columnsOver(mixed, size, sum)
    dividends = normalized(earned(shares))
    bonds = columnsOver(shares, size, greatest)
  }

  const combined = incentive.map((each, uid) => each + (dividends[uid] ?? 0n))
  const total = sum(combined)
  const byStake = sum(activeStake) === 0n ? stake : activeStake
  const paid = (values: bigint[]) => values.map((each) => (each * inputs.emission) >> 32n)
  return {
    active,
    stakeWeight: parts(stake),
    consensus: parts(consensus),
    incentive: parts(incentive),
    dividends: parts(dividends),
    validatorTrust: parts(clipped.map((row) => sum(row.values()))),
    validatorPermits: newPermits,
    bonds: newPermits.map((permit, uid) =>
      permit ? [...(bonds[uid] ?? [])].map(([j, value]) => [j, part(value)]) : [],
    ),
    serverEmission: paid(over(incentive, total)),
    validatorEmission: paid(total === 0n ? byStake : over(dividends, total)),
    combinedEmission: paid(total === 0n ? byStake : over(combined, total)),
    stake: inputs.stake.map((each) => each >> 64n),
  }
}
