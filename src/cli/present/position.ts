import { amountJson } from '../../amounts.ts'
import type { Position } from '../../chain/stake.ts'
import type { JsonValue } from '../json.ts'
import { priceBitsJson } from './money.ts'

/** A position for programs; `position` in schemas/dtao-1.schema.json. */
export function positionJson(position: Position) {
  const { netuid, hotkey, coldkey, stake, value, price, registered, emission, subnet } = position
  return {
    netuid,
    subnet: subnet.name,
    hotkey,
    coldkey,
    stake: amountJson(stake, netuid),
    value: amountJson(value),
    price: priceBitsJson(price),
    registered,
    emission: amountJson(emission, netuid),
  } satisfies JsonValue
}
