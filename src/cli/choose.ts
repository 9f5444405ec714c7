import { type Amount, parseAmount, type Token } from '../amounts.ts'
import { depthWithin } from '../chain/depth.ts'
import { readNeurons } from '../chain/neurons.ts'
import { type Position, readPositions } from '../chain/stake.ts'
import { readAllSubnets, readSubnet, type Subnet } from '../chain/subnets.ts'
import type { View } from '../chain/view.ts'
import { DispatchError } from '../errors/dispatch.ts'
import { type Account, hotkeyOf, hotkeysOf } from './accounts.ts'
import type { Context } from './context.ts'
import { brief, money, priceBits } from './present/money.ts'
import { subnetTitle } from './present/quote.ts'

/** The depth that a choice of subnets shows: TAO that moves the price by one per cent. */
const ONE_PERCENT = 10_000_000n

/** How many validators are offered; the rest are reached by their address. */
const OFFERED = 10

/** A subnet, chosen from a list with its price and depth; one that nobody can trade on only where `unstarted`. */
export async function chooseSubnet(
  ctx: Context,
  view: View,
  options: { readonly unstarted?: boolean } = {},
): Promise<number> {
  return ctx.need('--netuid', async (prompt) => {
    const subnets = await readAllSubnets(view)
    const wide = Math.max(...subnets.map((one) => subnetTitle(one).length))
    return prompt.select(
      'Subnet',
      subnets.map((one) => ({
        name: `${subnetTitle(one).padEnd(wide)}  ${priceAndDepth(ctx, one)}`,
        value: one.netuid,
        ...(one.started || options.unstarted ? {} : { disabled: 'not started yet' }),
      })),
    )
  })
}

function priceAndDepth(ctx: Context, subnet: Subnet): string {
  const { tao } = ctx.ui.theme.glyphs
  const depth = depthWithin(subnet.market, ONE_PERCENT)
  const price = `price ${priceBits(subnet.price)} ${tao}`
  return depth === undefined
    ? `${price}, one to one`
    : `${price}, ${brief(depth, 2)} ${tao} move it 1%`
}

/** The hotkey to stake to: `--hotkey`, or one of the wallet's own, a validator of the subnet, or any address. */
export async function chooseHotkey(
  ctx: Context,
  view: View,
  wallet: string,
  netuid: number,
): Promise<Account> {
  const named = ctx.settings.get('hotkey')
  if (named !== undefined) return hotkeyOf(ctx, wallet, named)
  return ctx.need('--hotkey', async (prompt) => {
    const own = await hotkeysOf(ctx, wallet)
    const validators = await validatorsOf(view, netuid)
    const chosen = await prompt.select<Account | null>('Hotkey', [
      ...own.map((one) => ({ name: `${one.hotkey}  ${one.address}  (yours)`, value: one })),
      ...validators.map((one) => ({ name: one.text, value: { address: one.address } })),
      { name: 'another address', value: null },
    ])
    if (chosen !== null) return chosen
    return hotkeyOf(ctx, wallet, await prompt.input('Address of the hotkey'))
  })
}

async function validatorsOf(view: View, netuid: number) {
  const subnet = await readSubnet(view, netuid)
  const neurons = await readNeurons(view, netuid, subnet.neurons)
  return neurons
    .filter(({ validator, stake }) => validator || stake > 0n)
    .sort((a, b) => (a.stake < b.stake ? 1 : -1))
    .slice(0, OFFERED)
    .map(({ hotkey, name, stake, uid }) => ({
      address: hotkey,
      text: `${name || `uid ${uid}`}  ${hotkey}  ${brief(stake, 2)} staked`,
    }))
}

/**
 * The position to sell from: what `netuid` and `--hotkey` leave of the coldkey's positions, chosen where they leave several.
 *
 * @throws DispatchError `not_enough_stake_to_withdraw` where they leave none
 */
export async function choosePosition(
  ctx: Context,
  view: View,
  coldkey: Account,
  netuid: number | undefined,
): Promise<{ netuid: number; hotkey: Account }> {
  const wallet = coldkey.wallet ?? ''
  const named = ctx.settings.get('hotkey')
  const wanted = named === undefined ? undefined : await hotkeyOf(ctx, wallet, named)
  if (wanted !== undefined && netuid !== undefined) return { netuid, hotkey: wanted }
  const positions = (await readPositions(view, coldkey.address)).filter(
    (one) =>
      (netuid === undefined || one.netuid === netuid) &&
      (wanted === undefined || one.hotkey === wanted.address),
  )
  const chosen = await ctx.need(netuid === undefined ? '--netuid' : '--hotkey', async (prompt) => {
    if (positions.length === 0)
      throw new DispatchError('SubtensorModule', 'NotEnoughStakeToWithdraw')
    return prompt.select(
      'Position',
      positions.map((one) => ({ name: describePosition(ctx, one), value: one })),
    )
  })
  return {
    netuid: chosen.netuid,
    hotkey: wanted ?? (await hotkeyOf(ctx, wallet, chosen.hotkey)),
  }
}

function describePosition(ctx: Context, { subnet, stake, value, hotkey }: Position): string {
  const { glyphs } = ctx.ui.theme
  const worth = money(value, 0, glyphs)
  return `${subnetTitle(subnet)}  ${money(stake, subnet.netuid, glyphs)}  worth ${worth}  on ${hotkey}`
}

/** An amount; what is there is said in the question. */
export async function chooseAmount(ctx: Context, question: string, token: Token): Promise<Amount> {
  return ctx.need('--amount', async (prompt) => {
    const check = (text: string): Amount => parseAmount(text, { token })
    return check(await prompt.input(question, { check }))
  })
}
