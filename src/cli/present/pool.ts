import { amountJson, formatAmount } from '../../amounts.ts'
import type { RegimeName } from '../../chain/emission/regime.ts'
import type { EmissionWhy, Step } from '../../chain/emission/step.ts'
import type { Subnet } from '../../chain/subnets.ts'
import type { JsonValue } from '../json.ts'
import type { Theme } from '../ui/theme.ts'
import type { Ui } from '../ui/ui.ts'
import { type Field, fieldLines } from './fields.ts'
import { money, priceBits, priceBitsJson, share } from './money.ts'
import { movingPriceText } from './subnet.ts'

/** The pool of a subnet, and what the next block gives to it; the latter only where the chain's rule is known. */
export interface Anatomy {
  readonly subnet: Subnet
  readonly regime: RegimeName | undefined
  readonly why: EmissionWhy | undefined
}

/** A number on the way to a share, for people. */
function stepText({ unit, value }: Step, netuid: number, { glyphs }: Theme): string {
  switch (unit) {
    case 'TAO':
    case 'flow':
      return money(value, 0, glyphs)
    case 'alpha':
      return money(value, netuid, glyphs)
    case 'price':
      return `${formatAmount(value)} ${glyphs.tao}`
    case 'part':
      return share(value)
    default:
      return value.toString()
  }
}

/** Prints a pool: what is in it, what it is worth, and the numbers behind its emission. */
export function renderAnatomy({ subnet, regime, why }: Anatomy, ui: Ui): void {
  const { theme } = ui
  const { out, glyphs } = theme
  const { netuid, pool } = subnet
  const alpha = (rao: bigint) => money(rao, netuid, glyphs)
  const tao = (rao: bigint) => money(rao, 0, glyphs)
  ui.print(out.strong('Pool'))
  ui.print(
    fieldLines(
      [
        ['TAO', tao(pool.tao)],
        ['ALPHA_IN', `${alpha(pool.alpha)}, which nobody holds: it sets the price`],
        ['ALPHA_OUT', `${alpha(subnet.alphaOut)}, held`],
        ['All alpha', alpha(pool.alpha + subnet.alphaOut)],
        [
          'Price',
          `${priceBits(subnet.price)} ${glyphs.tao}${subnet.dynamic ? '' : ', one to one'}`,
        ],
        ['Moving price', `${movingPriceText(subnet.movingPrice)} ${glyphs.tao}`],
      ],
      out,
    ),
  )
  ui.print('')
  if (why === undefined) {
    ui.note(
      'How this chain shares its emission is not known here: its runtime is another than ours.',
    )
    return
  }
  ui.print(out.strong(`Emission of the next block, regime ${regime}`))
  const steps = why.steps.map((step): Field => [step.name, stepText(step, netuid, theme)])
  ui.print(fieldLines([...steps, ...outcome(why, subnet, theme)], out))
}

function outcome(why: EmissionWhy, { netuid, dynamic }: Subnet, theme: Theme): Field[] {
  const { glyphs, out } = theme
  if (!why.emits) return [['Share', 'none: it is not started, or takes no registrations']]
  const fields: Field[] = [
    ['Share', `${out.strong(share(why.share))} of ${money(why.blockEmission, 0, glyphs)}`],
    [dynamic ? 'TAO into the pool' : 'TAO for its people', money(why.taoIn, 0, glyphs)],
  ]
  if (!dynamic) return fields
  if (why.excessTao > 0n)
    fields.push(['TAO that buys alpha for the chain', money(why.excessTao, 0, glyphs)])
  return [
    ...fields,
    ['Alpha into the pool', money(why.alphaIn, netuid, glyphs)],
    ['Alpha for its people', money(why.alphaOut, netuid, glyphs)],
  ]
}

/** A pool for programs; `pool` in schemas/subnets-show.schema.json. */
export function anatomyJson({ subnet, regime, why }: Anatomy) {
  const { netuid, pool } = subnet
  return {
    tao: amountJson(pool.tao),
    alphaIn: amountJson(pool.alpha, netuid),
    alphaOut: amountJson(subnet.alphaOut, netuid),
    price: priceBitsJson(subnet.price),
    movingPrice: movingPriceText(subnet.movingPrice),
    regime: regime ?? null,
    emission: why === undefined ? null : whyJson(why, netuid),
  } satisfies JsonValue
}

function whyJson(why: EmissionWhy, netuid: number) {
  return {
    emits: why.emits,
    blockEmission: amountJson(why.blockEmission),
    share: formatAmount(why.share),
    steps: why.steps.map(({ name, unit, value }) => ({
      name,
      unit,
      value: unit === 'blocks' ? value.toString() : formatAmount(value),
    })),
    taoIn: amountJson(why.taoIn),
    excessTao: amountJson(why.excessTao),
    alphaIn: amountJson(why.alphaIn, netuid),
    alphaOut: amountJson(why.alphaOut, netuid),
  }
}
