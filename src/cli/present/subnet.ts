import { amountJson, RAO_PER_TAO } from '../../amounts.ts'
import { depthWithin } from '../../chain/depth.ts'
import { valueAtPrice } from '../../chain/price.ts'
import type { Subnet } from '../../chain/subnets.ts'
import type { JsonValue } from '../json.ts'
import { decimal } from './decimal.ts'
import { priceBitsJson } from './money.ts'

/** Parts of 10^9 in one per cent: by how much the price moves in what is called depth here. */
const ONE_PERCENT = 10_000_000n

/** TAO that moves the price by one per cent. */
export function depthOf({ market }: Subnet): bigint | undefined {
  return depthWithin(market, ONE_PERCENT)
}

/** What all alpha of a subnet is worth at its price, in rao of TAO. */
export function marketCap({ pool, alphaOut, price }: Subnet): bigint {
  return valueAtPrice(pool.alpha + alphaOut, price)
}

/** An I96F32 price as a decimal number, to nine places. */
export function movingPriceText(bits: bigint): string {
  return decimal((bits * RAO_PER_TAO) >> 32n, 9)
}

/** A subnet for programs; `subnet` in schemas/subnets-list.schema.json. */
export function subnetJson(subnet: Subnet) {
  const { netuid, pool } = subnet
  const depth = depthOf(subnet)
  return {
    netuid,
    name: subnet.name,
    symbol: subnet.symbol,
    owner: subnet.owner ?? null,
    ownerHotkey: subnet.ownerHotkey ?? null,
    price: priceBitsJson(subnet.price),
    movingPrice: movingPriceText(subnet.movingPrice),
    taoReserve: amountJson(pool.tao),
    alphaReserve: amountJson(pool.alpha, netuid),
    alphaStaked: amountJson(subnet.alphaOut, netuid),
    depth: depth === undefined ? null : amountJson(depth),
    marketCap: amountJson(marketCap(subnet)),
    taoInEmission: amountJson(subnet.taoInEmission),
    alphaInEmission: amountJson(subnet.alphaInEmission, netuid),
    alphaOutEmission: amountJson(subnet.alphaOutEmission, netuid),
    tempo: subnet.tempo,
    neurons: subnet.neurons,
    maxNeurons: subnet.maxNeurons,
    burn: amountJson(subnet.burn),
    registrationAllowed: subnet.registrationAllowed,
    started: subnet.started,
    dynamic: subnet.dynamic,
    registeredAt: subnet.registeredAt,
  } satisfies JsonValue
}
