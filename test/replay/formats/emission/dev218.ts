import { I96F32 } from '../../../../src/amm/fixed/index.ts'
import { blockEmissionForIssuance } from '../../../../src/simulator/pallets/subtensor/coinbase/block-emission.ts'
import { reserveEmissions } from '../../../../src/simulator/pallets/subtensor/coinbase/shares/stao.ts'
import { compareFields, isRecord, shown } from '../../compare.ts'
import type { Format, Report } from '../../format.ts'
import { integerOf, type Row, rowsOf } from '../../json.ts'
import { numberOf } from './fields.ts'

/** A subnet's row: netuid, TAO, alpha in, alpha out, pending emission, emission value. */
interface Subnet {
  readonly netuid: number
  readonly tao: bigint
  readonly alphaIn: bigint
  readonly alphaOut: bigint
  readonly emission: bigint
}

const NOT_REPLAYED = [
  'split of dividends over hotkeys',
  "root's pay-out through the pool",
  'refusals of stake calls',
]

function subnetsOf(row: Row): Subnet[] {
  if (!Array.isArray(row.subnets)) throw new Error(`the block has no subnets: ${shown(row.block)}`)
  return row.subnets.map((columns: unknown) => {
    if (!Array.isArray(columns)) throw new Error(`no row of a subnet: ${shown(columns)}`)
    const [netuid, tao, alphaIn, alphaOut, , emission] = columns.map(BigInt)
    if (emission === undefined) throw new Error(`a subnet's row is short: ${shown(columns)}`)
    return {
      netuid: Number(netuid),
      tao: tao ?? 0n,
      alphaIn: alphaIn ?? 0n,
      alphaOut: alphaOut ?? 0n,
      emission,
    }
  })
}

/** Rao of alpha that participants but the owner get in a block, by the source at 1629c559b. */
function paidAlpha(subnet: Subnet, emission: bigint, whole: bigint, cut: bigint): bigint {
  const share = I96F32.divOr(I96F32.fromInt(emission), I96F32.fromInt(whole))
  const price = I96F32.divOr(I96F32.fromInt(subnet.tao), I96F32.fromInt(subnet.alphaIn))
  const curve = I96F32.fromInt(blockEmissionForIssuance(subnet.alphaIn + subnet.alphaOut))
  const ratio = price <= share ? I96F32.divOr(price, share) : I96F32.divOr(share, price)
  const out = I96F32.toU64Saturating(
    I96F32.subSaturating(curve, I96F32.mulSaturating(ratio, curve)),
  )
  const ownerCut = I96F32.divOr(I96F32.fromInt(cut), I96F32.fromInt(65535n))
  return out - I96F32.toU64Saturating(I96F32.mulSaturating(I96F32.fromInt(out), ownerCut))
}

/** What a pool pays out by x·y = k in I96F32; there is no floor and no fee in this build. */
function paidOut(reserveIn: bigint, reserveOut: bigint, amount: bigint): bigint {
  const product = I96F32.mulSaturating(I96F32.fromInt(reserveOut), I96F32.fromInt(reserveIn))
  const left = I96F32.divOr(product, I96F32.fromInt(reserveIn + amount))
  return I96F32.toIntFloor(I96F32.subSaturating(I96F32.fromInt(reserveOut), left))
}

interface StakeEvent {
  readonly isStake: boolean
  readonly netuid: number
  readonly tao: bigint
  readonly alpha: bigint
}

function stakeEventsOf(block: Row): StakeEvent[] {
  return rowsOf(block, 'extrinsics').flatMap((extrinsic) =>
    rowsOf(extrinsic, 'events').flatMap(({ event, data }) => {
      const isStake = event === 'subtensorModule.StakeAdded'
      if (!Array.isArray(data) || (!isStake && event !== 'subtensorModule.StakeRemoved')) return []
      const [, , tao, alpha, netuid] = data.map(String)
      return [{ isStake, netuid: Number(netuid), tao: BigInt(tao ?? 0), alpha: BigInt(alpha ?? 0) }]
    }),
  )
}

class Scenario {
  readonly #report: Report
  readonly #name: string
  readonly #mechanisms: ReadonlyMap<number, number>
  readonly #ownerCut: bigint
  #before: Row

  constructor(row: Row, report: Report) {
    const pallet = isRecord(row.importedStorage) ? row.importedStorage.SubtensorModule : undefined
    if (!isRecord(pallet) || !isRecord(row.start))
      throw new Error(`the scenario has no start: ${shown(row.name)}`)
    const mechanisms = Array.isArray(pallet.SubnetMechanism) ? pallet.SubnetMechanism : []
    this.#mechanisms = new Map(
      mechanisms.map((entry: unknown) => {
        const [keys, value] = Array.isArray(entry) ? entry : []
        return [Number(Array.isArray(keys) ? keys[0] : undefined), Number(value)]
      }),
    )
    this.#ownerCut = integerOf(pallet, 'SubnetOwnerCut')
    this.#report = report
    this.#name = shown(row.name)
    this.#before = row.start
    for (const part of NOT_REPLAYED) report.unsupported(part)
  }

  block(row: Row): void {
    const id = `${this.#name} block ${numberOf(row, 'block')}`
    this.#report.case(id)
    const subnets = subnetsOf(this.#before).filter(({ netuid }) => netuid !== 0)
    const blockEmission = blockEmissionForIssuance(integerOf(this.#before, 'totalIssuance'))
    const emissions = reserveEmissions(
      new Map(
        subnets.map(({ netuid, tao }) => [
          netuid,
          { mechanism: this.#mechanisms.get(netuid) ?? 0, tao },
        ]),
      ),
      blockEmission,
    )
    const recorded = subnetsOf(row).filter(({ netuid }) => netuid !== 0)
    compareFields(
      this.#report,
      id,
      Object.fromEntries(recorded.map(({ netuid, emission }) => [netuid, emission])),
      Object.fromEntries(emissions),
      'emissionValues.',
    )
    for (const subnet of subnets)
      this.#dividends(id, row, subnet, emissions.get(subnet.netuid) ?? 0n, blockEmission)
    this.#stakes(id, row)
    this.#before = row
  }

  /** The hotkeys' dividends are what is left for them, less the floors of the split: 2 rao at most. */
  #dividends(id: string, row: Row, subnet: Subnet, emission: bigint, whole: bigint): void {
    const { netuid } = subnet
    if (this.#mechanisms.get(netuid) !== 1) return
    const hotkeys = Array.isArray(row.hotkeys) ? row.hotkeys.filter(Array.isArray) : []
    const sum = hotkeys
      .filter(([of]) => Number(of) === netuid)
      .reduce((total, columns) => total + BigInt(columns[4]), 0n)
    const paid = paidAlpha(subnet, emission, whole, this.#ownerCut)
    if (sum > paid || sum < paid - 2n)
      this.#report.mismatch({
        case: id,
        item: 'sum of hotkeyDividendsPerSubnet',
        key: String(netuid),
        expected: `${sum}`,
        got: `${paid}, less 2 at most`,
      })
  }

  /** Every stake event against the pool that it met, which the later events of the block are taken back to find. */
  #stakes(id: string, row: Row): void {
    const pools = new Map(
      subnetsOf(row).map(({ netuid, tao, alphaIn }) => [netuid, { tao, alphaIn }]),
    )
    stakeEventsOf(row)
      .reverse()
      .forEach(({ isStake, netuid, tao, alpha }, index) => {
        const pool = pools.get(netuid)
        if (pool === undefined || this.#mechanisms.get(netuid) !== 1) return
        const sign = isStake ? 1n : -1n
        pool.tao -= sign * tao
        pool.alphaIn += sign * alpha
        const got = isStake
          ? { alpha: paidOut(pool.tao, pool.alphaIn, tao) }
          : { tao: paidOut(pool.alphaIn, pool.tao, alpha) }
        const where = `stake event ${index} from the end.`
        compareFields(this.#report, id, isStake ? { alpha } : { tao }, got, where)
      })
  }
}

/** The development build of January 2025 (spec 218), as far as its README checked it. */
export const dev218Format: Format = {
  name: 'emission: dtao development build',
  matches(json) {
    const [first] = rowsOf(json, 'scenarios')
    return first !== undefined && isRecord(first.importedStorage)
  },
  replay(json, report) {
    for (const row of rowsOf(json, 'scenarios')) {
      const scenario = new Scenario(row, report)
      for (const block of rowsOf(row, 'blocks')) scenario.block(block)
    }
  },
}
