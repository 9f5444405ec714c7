import { PARTS_PER_ONE } from '../../../amounts.ts'
import type { RootWish } from '../../../chain/set-root-weights.ts'
import { UsageError } from '../../../errors/base.ts'
import { netuid } from '../../values.ts'

/** Weights are proportions: nine decimals, and no more than a billion. */
const NUMBER = /^(\d{1,9})(?:\.(\d{1,9}))?$/

function weightOf(text: string): bigint {
  const match = NUMBER.exec(text.trim().replace(/%$/, ''))
  if (match === null) throw wrong(`"${text}" is no weight.`)
  return BigInt(match[1] ?? '0') * PARTS_PER_ONE + BigInt((match[2] ?? '').padEnd(9, '0'))
}

/** One pair: "2=60", "2:0.6", "2=60%". @throws {UsageError} `weights_invalid` */
function wishOf(text: string): RootWish {
  const [id, weight, ...rest] = text.split(/[=:]/)
  if (id === undefined || weight === undefined || rest.length > 0)
    throw wrong(`"${text}" is no pair of subnet and weight.`)
  return { netuid: netuid(id), weight: weightOf(weight) }
}

/**
 * Weights as pairs, or as numbers beside a list of subnets as btcli took them.
 *
 * @throws {UsageError} `weights_invalid`
 */
export function wishesOf(weights: readonly string[], netuids: readonly number[] = []): RootWish[] {
  if (netuids.length > 0 && netuids.length !== weights.length)
    throw wrong(`There are ${netuids.length} subnets and ${weights.length} weights.`)
  const wishes =
    netuids.length === 0
      ? weights.map(wishOf)
      : netuids.map((id, i) => ({ netuid: id, weight: weightOf(weights[i] ?? '') }))
  if (new Set(wishes.map((wish) => wish.netuid)).size !== wishes.length)
    throw wrong('A subnet is named twice.')
  const wanted = wishes.filter(({ weight }) => weight > 0n)
  if (wanted.length === 0) throw wrong('Nothing is weighed above 0.')
  return wanted
}

/** Pairs in one line, as somebody types them. @throws {UsageError} `weights_invalid` */
export function wishesIn(line: string): RootWish[] {
  return wishesOf(line.split(/[\s,]+/).filter((text) => text !== ''))
}

function wrong(message: string): UsageError {
  return new UsageError(message, 'weights_invalid', {
    hints: ['Write each subnet once with its weight, such as 1=60,2=40; only proportions count.'],
  })
}
