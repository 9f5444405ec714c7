import { amountJson, formatAmount } from '../../amounts.ts'
import type { Comparison } from '../../emission/compare.ts'
import { ROLES } from '../../emission/economy/rewards.ts'
import type { Figure } from '../../emission/findings/findings.ts'
import { subnetNames } from '../../emission/report.ts'
import type { RegimeRun, Sample } from '../../emission/run/result.ts'
import type { JsonValue } from '../json.ts'

/** Shares and prices are decimals in parts of 10^9. */
const decimalMap = (values: ReadonlyMap<number, bigint>): JsonValue =>
  Object.fromEntries([...values].map(([netuid, value]) => [netuid, formatAmount(value)]))

const sampleJson = ({ block, shares, prices }: Sample): JsonValue => ({
  block,
  shares: decimalMap(shares),
  prices: decimalMap(prices),
})

function figureJson({ name, unit, value }: Figure): JsonValue {
  const isCount = unit === 'blocks' || unit === 'count'
  return { name, unit, value: isCount ? value.toString() : formatAmount(value) }
}

function runJson(run: RegimeRun): JsonValue {
  const { regime, blocks, stopped, emitted, samples, trades, parties } = run
  return {
    regime,
    blocks,
    stopped,
    emitted: amountJson(emitted),
    samples: samples.map(sampleJson),
    rewards: Object.fromEntries(
      ROLES.map((role) => [role, amountJson(run.rewards.get(role) ?? 0n)]),
    ),
    parties: parties.map(({ name, capital, paid, received, earned, cash, wealth }) => ({
      name,
      capital: amountJson(capital),
      paid: amountJson(paid),
      received: amountJson(received),
      earned: amountJson(earned),
      cash: amountJson(cash),
      wealth: amountJson(wealth),
    })),
    trades: trades.map(
      ({ block, party, does, netuid, tao, spotValue, priceBefore, priceAfter }) => ({
        block,
        party,
        does,
        netuid,
        tao: amountJson(tao),
        spotValue: amountJson(spotValue),
        priceBefore: formatAmount(priceBefore),
        priceAfter: formatAmount(priceAfter),
      }),
    ),
  }
}

/** A comparison for programs. */
export function comparisonJson({ scenario, step, runs, findings }: Comparison): JsonValue {
  const { name, title, blocks, tempo } = scenario
  const subnets = [...subnetNames(scenario)].map(([netuid, text]) => ({ netuid, name: text }))
  return {
    scenario: { name, title, blocks, tempo, step, subnets },
    regimes: runs.map(runJson),
    findings: findings.map(({ claim, says, regime, held, figures }) => ({
      claim,
      says,
      regime,
      held: held ?? null,
      figures: figures.map(figureJson),
    })),
  }
}
