import type {
  LaunchChain,
  LaunchSubnet,
} from '../../../../src/simulator/pallets/subtensor/coinbase/shares/launch/chain.ts'
import { launchBlock } from '../../../../src/simulator/pallets/subtensor/coinbase/shares/launch/coinbase.ts'
import {
  type LaunchStake,
  stakeAtLaunch,
  unstakeAtLaunch,
} from '../../../../src/simulator/pallets/subtensor/coinbase/shares/launch/stake.ts'
import { compareFields, isRecord, shown } from '../../compare.ts'
import type { Format, Report } from '../../format.ts'
import { integerOf, type Row, rowsOf } from '../../json.ts'
import { numberOf } from './fields.ts'

/** What a column of a recorded row is called in ours, where the names differ. */
const FIELDS: Readonly<Record<string, (subnet: LaunchSubnet) => bigint | number>> = {
  netuid: (subnet) => subnet.netuid,
  subnetTAO: (subnet) => subnet.tao,
  subnetAlphaIn: (subnet) => subnet.alphaIn,
  subnetAlphaOut: (subnet) => subnet.alphaOut,
  taoInEmission: (subnet) => subnet.taoInEmission,
  alphaInEmission: (subnet) => subnet.alphaInEmission,
  alphaOutEmission: (subnet) => subnet.alphaOutEmission,
  movingPriceBits: (subnet) => subnet.movingPrice,
  pendingEmission: (subnet) => subnet.pendingEmission,
  pendingRootDivs: (subnet) => subnet.pendingRootDivs,
  pendingAlphaSwapped: (subnet) => subnet.pendingAlphaSwapped,
  pendingOwnerCut: (subnet) => subnet.pendingOwnerCut,
  blocksSinceLastStep: (subnet) => subnet.blocksSinceLastStep,
  subnetVolume: (subnet) => subnet.volume,
}

function subnetOf(row: Row): LaunchSubnet {
  return {
    netuid: numberOf(row, 'netuid'),
    mechanism: numberOf(row, 'mechanism'),
    tempo: numberOf(row, 'tempo'),
    registrationAllowed: row.registrationAllowed === true,
    powRegistrationAllowed: row.powRegistrationAllowed === true,
    tao: integerOf(row, 'subnetTAO'),
    alphaIn: integerOf(row, 'subnetAlphaIn'),
    alphaOut: integerOf(row, 'subnetAlphaOut'),
    movingPrice: integerOf(row, 'movingPriceBits'),
    volume: 0n,
    taoInEmission: 0n,
    alphaInEmission: 0n,
    alphaOutEmission: 0n,
    pendingEmission: 0n,
    pendingOwnerCut: 0n,
    pendingRootDivs: 0n,
    pendingAlphaSwapped: 0n,
    blocksSinceLastStep: 0n,
  }
}

function chainOf(start: Row): LaunchChain {
  return {
    rootTao: integerOf(start, 'rootTao'),
    taoWeight: integerOf(start, 'taoWeight'),
    ownerCut: numberOf(start, 'subnetOwnerCut'),
    movingAlpha: integerOf(start, 'subnetMovingAlphaBits'),
    totalIssuance: integerOf(start, 'totalIssuance'),
    totalStake: integerOf(start, 'totalStake'),
    subnets: rowsOf(start, 'subnets').map(subnetOf),
  }
}

/** One scenario: a start, then blocks with operations after some of them. */
class Scenario {
  readonly #chain: LaunchChain
  readonly #fee: bigint
  readonly #columns: readonly string[]
  readonly #report: Report
  readonly #name: string

  constructor(row: Row, report: Report) {
    if (!isRecord(row.start)) throw new Error(`the scenario has no start: ${shown(row.name)}`)
    this.#chain = chainOf(row.start)
    this.#fee = integerOf(row.start, 'stakingFee')
    this.#columns = Array.isArray(row.rowFields) ? row.rowFields.map(String) : []
    this.#report = report
    this.#name = shown(row.name)
    for (const column of this.#columns)
      if (FIELDS[column] === undefined) report.unsupported(`column ${column}`)
  }

  block(row: Row): void {
    const { opsAfterBlock: _, ...expected } = row
    const id = `${this.#name} block ${shown(row.block)}`
    this.#report.case(id)
    const { blockEmission, drained } = launchBlock(this.#chain, integerOf(row, 'block'))
    const got = {
      block: row.block,
      blockEmission,
      totalIssuance: this.#chain.totalIssuance,
      totalStake: this.#chain.totalStake,
      subnets: this.#chain.subnets.map((subnet) => this.#row(subnet)),
      ...(drained.length === 0 ? {} : { drained: drained.map(written) }),
    }
    compareFields(this.#report, id, expected, got)
    rowsOf(row, 'opsAfterBlock').forEach((op, index) => {
      this.#operation(op, `${id} op ${index}`)
    })
  }

  /** Amounts are strings in the file, netuids numbers. */
  #row(subnet: LaunchSubnet): (string | number)[] {
    return this.#columns.map((column) => {
      const value = FIELDS[column]?.(subnet) ?? 'unknown column'
      return typeof value === 'number' ? value : String(value)
    })
  }

  #operation(op: Row, id: string): void {
    this.#report.case(id)
    const netuid = numberOf(op, 'netuid')
    const subnet = this.#chain.subnets.find((each) => each.netuid === netuid)
    const isStake = op.op === 'stake_into_subnet'
    if (subnet === undefined || (!isStake && op.op !== 'unstake_from_subnet')) {
      this.#report.unsupported(`operation ${shown(op.op)} on netuid ${netuid}`)
      return
    }
    const moved = isStake
      ? stakeAtLaunch(this.#chain, subnet, integerOf(op, 'tao'), this.#fee)
      : unstakeAtLaunch(this.#chain, subnet, integerOf(op, 'alpha'), this.#fee)
    compareFields(this.#report, id, op, {
      op: op.op,
      netuid: op.netuid,
      ...(isStake
        ? { tao: op.tao, alphaOut: moved.alpha }
        : { alpha: op.alpha, taoOut: moved.tao }),
      events: [event(isStake ? 'StakeAdded' : 'StakeRemoved', netuid, moved)],
      after: this.#row(subnet),
      totalStake: this.#chain.totalStake,
    })
  }
}

const event = (name: string, netuid: number, { tao, alpha }: LaunchStake) => ({
  event: name,
  netuid,
  tao: `${tao}`,
  alpha: `${alpha}`,
})

function written(drained: object): Row {
  const fields = Object.entries(drained).map(([name, value]) => [
    name,
    typeof value === 'bigint' ? `${value}` : value,
  ])
  return Object.fromEntries(fields)
}

/** Dynamic TAO as it was launched (spec 233): whole scenarios, block by block. */
export const launchFormat: Format = {
  name: 'emission: dtao launch',
  matches(json) {
    const [first] = rowsOf(json, 'scenarios')
    return first !== undefined && Array.isArray(first.rowFields)
  },
  replay(json, report) {
    for (const row of rowsOf(json, 'scenarios')) {
      const scenario = new Scenario(row, report)
      for (const block of rowsOf(row, 'blocks')) scenario.block(block)
    }
  },
}
