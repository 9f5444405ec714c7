import {
  alphaInForPrice,
  alphaNeededForTao,
  calculatePrice,
  expBaseQuote,
  expQuoteBase,
  taoInForPrice,
} from '../../../src/amm/balancer.ts'
import { U64F64 } from '../../../src/amm/fixed/types.ts'
import { minOf, type Pool, U64_MAX } from '../../../src/amm/pool.ts'
import { limitPriceOf, type SwapInput, swap } from '../../../src/amm/swap.ts'
import { initialWeight, weightAfterLiquidity } from '../../../src/amm/weights.ts'
import { compareFields, isRecord, shown } from '../compare.ts'
import type { Format, Report } from '../format.ts'
import { integerOf, type Row, rowsOf } from '../json.ts'

/** What we compute for the outputs of one row. */
type Answer = (row: Row) => Row

const price = (bits: bigint) => ({ bits: bits.toString(), dec: U64F64.toDecimal(bits) })

const poolOf = (row: Row): Pool => ({
  tao: integerOf(row, 'tao'),
  alpha: integerOf(row, 'alpha'),
  quoteWeight: integerOf(row, 'quoteWeight'),
})

function swapInputOf(row: Row): SwapInput {
  if (row.dir !== 'buy' && row.dir !== 'sell') throw new Error(`unknown direction ${row.dir}`)
  return {
    ...poolOf(row),
    direction: row.dir,
    amount: integerOf(row, 'amount'),
    priceLimit: integerOf(row, 'priceLimit'),
    feeRate: Number(integerOf(row, 'feeRate')),
    minReserve: integerOf(row, 'minReserve'),
    dropFees: row.dropFees === true,
  }
}

const swapAnswer: Answer = (row) => {
  const input = swapInputOf(row)
  const before = {
    limitPrice: price(limitPriceOf(input.priceLimit)),
    priceBefore: price(calculatePrice(input)),
  }
  const result = swap(input)
  if (!result.ok) return { ...before, err: result.error }
  return {
    ...before,
    ok: {
      amountPaidIn: result.amountPaidIn,
      amountPaidOut: result.amountPaidOut,
      feePaid: result.feePaid,
      initialFee: result.initialFee,
      requestedDeltaIn: result.requestedDeltaIn,
      targetPrice: price(result.targetPrice),
      hitLimit: result.hitLimit,
      stepFinalPrice: price(result.finalPrice),
      taoAfter: result.taoAfter,
      alphaAfter: result.alphaAfter,
      priceAfter: price(result.priceAfter),
    },
  }
}

const expAnswer: Answer = (row) => {
  const factor = row.fn === 'exp_quote_base' ? expQuoteBase : expBaseQuote
  const of = (field: string) => integerOf(row, field)
  return { e: price(factor(of('quoteWeight'), of('reserve'), of('delta'))) }
}

const deltaToPriceAnswer: Answer = (row) => {
  const delta = row.fn === 'calculate_quote_delta_in' ? taoInForPrice : alphaInForPrice
  const of = (field: string) => integerOf(row, field)
  return {
    delta: delta(of('quoteWeight'), of('reserve'), of('currentPriceBits'), of('targetPriceBits')),
  }
}

const updateWeightsAnswer: Answer = (row) => {
  const pool = poolOf(row)
  const taoDelta = integerOf(row, 'taoDelta')
  const alphaDelta = integerOf(row, 'alphaDelta')
  const priceBefore = price(calculatePrice(pool))
  const quoteWeight = weightAfterLiquidity(pool, taoDelta, alphaDelta)
  if (quoteWeight === undefined) return { priceBefore, result: { err: 'InvalidValue' } }
  const after = {
    tao: minOf(pool.tao + taoDelta, U64_MAX),
    alpha: minOf(pool.alpha + alphaDelta, U64_MAX),
    quoteWeight,
  }
  return {
    priceBefore,
    result: { ok: { newQuoteWeight: quoteWeight, priceAfter: price(calculatePrice(after)) } },
  }
}

const initialWeightAnswer: Answer = (row) => {
  const [tao, alpha] = [integerOf(row, 'tao'), integerOf(row, 'alpha')]
  const initial = initialWeight(tao, alpha, integerOf(row, 'priceBits'))
  if (initial.ok) {
    const { quoteWeight } = initial
    return {
      result: { ok: { quoteWeight, price: price(calculatePrice({ tao, alpha, quoteWeight })) } },
    }
  }
  const { error, rejected } = initial
  return {
    result: rejected === undefined ? { err: error } : { err: error, rejectedQuoteWeight: rejected },
  }
}

interface Section {
  /** The row's fields that are questions; all others are answers and compared. */
  readonly inputs: readonly string[]
  readonly answer: Answer
}

const SECTIONS: Readonly<Record<string, Section>> = {
  swaps: {
    inputs: [
      'id',
      'dir',
      'tao',
      'alpha',
      'quoteWeight',
      'feeRate',
      'minReserve',
      'amount',
      'priceLimit',
      'dropFees',
    ],
    answer: swapAnswer,
  },
  price: {
    inputs: ['tao', 'alpha', 'quoteWeight'],
    answer: (row) => ({ price: price(calculatePrice(poolOf(row))) }),
  },
  exp: { inputs: ['fn', 'reserve', 'delta', 'quoteWeight'], answer: expAnswer },
  deltaToPrice: {
    inputs: ['fn', 'currentPriceBits', 'targetPriceBits', 'reserve', 'quoteWeight'],
    answer: deltaToPriceAnswer,
  },
  updateWeights: {
    inputs: ['tao', 'alpha', 'taoDelta', 'alphaDelta', 'quoteWeight'],
    answer: updateWeightsAnswer,
  },
  baseNeededForQuote: {
    inputs: ['fn', 'tao', 'alpha', 'deltaTao', 'quoteWeight'],
    answer: (row) => ({ alphaNeeded: alphaNeededForTao(poolOf(row), integerOf(row, 'deltaTao')) }),
  },
  initWeights: { inputs: ['tao', 'alpha', 'priceBits'], answer: initialWeightAnswer },
}

function replaySection(name: string, section: Section, json: unknown, report: Report): void {
  rowsOf(json, name).forEach((row, index) => {
    const id = `${name}[${row.id === undefined ? index : shown(row.id)}]`
    report.case(id)
    const expected = Object.fromEntries(
      Object.entries(row).filter(([field]) => !section.inputs.includes(field)),
    )
    compareFields(report, id, expected, section.answer(row))
  })
}

/** Swaps, prices, exponent factors, deltas to a price and weights, as upstream's balancer computed them. */
export const swapFormat: Format = {
  name: 'swap',
  matches: (json) =>
    isRecord(json) && (Array.isArray(json.swaps) || Array.isArray(json.deltaToPrice)),
  replay(json, report) {
    if (!isRecord(json)) return
    for (const name of Object.keys(json)) {
      const section = SECTIONS[name]
      if (section !== undefined) replaySection(name, section, json, report)
      else if (name !== 'meta') report.unsupported(`section ${name}`)
    }
  },
}
