import { RAO_PER_TAO } from '../../../amounts.ts'
import type { Chain } from '../../../chain/chain.ts'
import { readPosition } from '../../../chain/stake.ts'
import { readAllSubnets } from '../../../chain/subnets.ts'
import { fund } from '../../../devnet/fund.ts'
import { DtaoError, EXIT } from '../../../errors/base.ts'
import { keypairSigner, type Signer } from '../../../wallet/signing/signer.ts'
import { ofBlock, openChain } from '../../chain.ts'
import type { Context } from '../../context.ts'
import { openKey } from '../../keys/passwords.ts'
import { type Keys, keysOf } from './keys.ts'
import { Narration } from './narration.ts'
import { type Place, placeOf } from './place.ts'
import { type BalanceSheet, balanceSheet, type Holdings } from './sheet.ts'
import { blockOf, carryOutTrade, holdingsAt, type Made, planTrade } from './trades.ts'

/** What is staked, and what the wallet is filled up to before. */
const STAKE = 10n * RAO_PER_TAO
const ENOUGH = 100n * RAO_PER_TAO

/** Everything that quickstart did. */
export interface Quickstart {
  readonly place: Place
  readonly keys: Keys
  readonly funded: bigint
  readonly before: Holdings
  readonly bought: Made
  readonly sold: Made
  readonly after: Holdings
  readonly sheet: BalanceSheet
}

/**
 * A tour on a chain of its own: wallet, TAO, subnets, quote, stake, position, unstake, balance sheet. It signs and submits
 * for real, asks nothing, and can be run again.
 *
 * @throws DtaoError `rao_missing` should the balance sheet not add up
 */
export async function runQuickstart(ctx: Context): Promise<Quickstart> {
  const say = new Narration(ctx)
  const place = placeOf(ctx)
  const keys = await keysOf(ctx, place)
  say.wallet(keys, place)
  const chain = await openChain(ctx, { network: 'sim', chainDir: place.chain })
  const signer = keypairSigner(await openKey(ctx, keys.keystore, { wallet: keys.wallet }))

  const funded = await fillUp(chain, keys)
  const beginning = await chain.view()
  const before = await holdingsAt(beginning, keys)
  say.funds(funded, before)
  say.subnets(await readAllSubnets(beginning))

  const bought = await buy(ctx, chain, keys, signer, say)
  const position = await readPosition(blockOf(chain, bought.receipt), keys.coldkey, keys.hotkey, 1)
  say.position(position)

  say.step('Unstake half of it')
  const half = { kind: 'fraction', parts: 500_000_000n } as const
  const sold = await carryOutTrade(
    ctx,
    chain,
    signer,
    await planTrade(ctx, chain, keys, 'sell', half),
  )
  say.made(sold)

  const end = ofBlock(ctx, blockOf(chain, sold.receipt))
  const after = await holdingsAt(end, keys)
  const sheet = balanceSheet(before, priced(bought), priced(sold), after)
  if (sheet.missing !== 0n)
    throw new DtaoError(
      `The balance sheet is off by ${sheet.missing} rao.`,
      'rao_missing',
      EXIT.refused,
      {
        hints: ['Did something else use this wallet meanwhile? Run it again.'],
        details: { missing: sheet.missing },
      },
    )
  return { place, keys, funded, before, bought, sold, after, sheet }
}

/** Gives the wallet what it lacks to {@link ENOUGH}; how much that was. */
async function fillUp(chain: Chain, keys: Keys): Promise<bigint> {
  const { free } = await holdingsAt(await chain.view(), keys)
  if (free >= ENOUGH) return 0n
  await fund(chain, keys.coldkey, ENOUGH - free)
  return ENOUGH - free
}

async function buy(
  ctx: Context,
  chain: Chain,
  keys: Keys,
  signer: Signer,
  say: Narration,
): Promise<Made> {
  const plan = await planTrade(ctx, chain, keys, 'buy', { kind: 'exact', rao: STAKE })
  say.quote(plan)
  say.step('Stake it')
  const bought = await carryOutTrade(ctx, chain, signer, plan)
  say.made(bought)
  return bought
}

function priced({ plan, receipt, trade }: Made) {
  return { trade, fee: receipt.fee, priceBefore: plan.subnet.price }
}
