import type { Chain } from '../../src/chain/chain.ts'
import { connect } from '../../src/chain/connect.ts'
import { readEvents } from '../../src/chain/events.ts'
import { View } from '../../src/chain/view.ts'
import type { Place } from './place.ts'

/** The hotkey of //Alice, which `devnet up --scaffold` sees to on every engine. */
const VALIDATOR = '5Dt9sidKJJxfvznECukm6ptHMWP7AykqkooeZijhDfBQFDqe'

interface Amount {
  readonly rao: string
}

interface Traded {
  readonly transaction: {
    readonly fee: Amount
    readonly block: { readonly hash: string; readonly number: number }
    readonly index: number
  }
  readonly result: Readonly<Record<'paid' | 'quoted' | 'received' | 'difference', Amount>>
}

/** What a chain did and shows, in rao: the same on every engine that starts from the same block. */
export interface Outcome {
  readonly quoted: string
  readonly trades: readonly {
    readonly block: number
    readonly fee: string
    readonly result: Traded['result']
    /** Pallet, name and fields of every event of the transaction. */
    readonly events: readonly string[]
  }[]
  readonly held: Holdings
  readonly left: Holdings
  /** What does not add up; empty where all does. */
  readonly faults: readonly string[]
}

/**
 * Funds a new wallet with 100 TAO, stakes 10, takes half back, then the rest; checks that what the chain's events say was traded
 * is what balances and positions show.
 */
export async function stakingScenario(place: Place, url: string): Promise<Outcome> {
  const wallet = ['--wallet', 'w']
  const network = ['--network', url]
  // Where blocks come with transactions alone, a shielded one would wait for its next block for ever.
  const trade = [
    ...wallet,
    ...network,
    '--netuid',
    '1',
    '--hotkey',
    VALIDATOR,
    '--yes',
    '--no-mev-shield',
  ]
  const faults: string[] = []
  const same = (what: string, got: unknown, expected: unknown): void => {
    if (got !== expected) faults.push(`${what}: ${got}, not ${expected}`)
  }
  await place.data(
    'wallet create',
    ...wallet,
    '--uri',
    '//matrix',
    '--hotkey',
    'h',
    '--no-password',
  )
  await place.data('devnet fund', 'w', '100', ...network)
  const quote = await place.data<{ received: Amount; node: { agrees: boolean } | null }>(
    'stake quote',
    ...network,
    ...['--netuid', '1', '--amount', '10'],
  )
  same('the quote agrees with the node', quote.node?.agrees, true)
  const bought = await place.data<Traded>('stake add', ...trade, '--amount', '10')
  same('quoted as by `stake quote`', bought.result.quoted.rao, quote.received.rao)
  const held = await holdings(place, network)
  const spent = rao(bought.result.paid) + rao(bought.transaction.fee)
  same('free after staking', held.free, 100_000_000_000n - spent)
  same('staked', held.stake, rao(bought.result.received))
  const half = await place.data<Traded>('stake remove', ...trade, '--amount', '9')
  const all = await place.data<Traded>('stake remove', ...trade, '--all')
  const left = await holdings(place, network)
  const back = [half, all].reduce(
    (sum, { result, transaction }) => sum + rao(result.received) - rao(transaction.fee),
    0n,
  )
  same('free after unstaking', left.free, held.free + back)
  same('staked after unstaking', left.stake, 0n)
  const chain = await connect(
    { name: 'local', endpoint: url, why: 'the test', live: false },
    { simulator: { dataDir: place.home, preset: 'default' } },
  )
  try {
    const trades = []
    for (const made of [bought, half, all]) trades.push(await tradeOf(chain, made))
    return { faults, quoted: quote.received.rao, trades, held, left }
  } finally {
    await chain.close()
  }
}

async function tradeOf(
  chain: Chain,
  { transaction, result }: Traded,
): Promise<Outcome['trades'][number]> {
  const { block, index, fee } = transaction
  const events = await readEvents(new View(chain, block), index)
  return {
    block: block.number,
    fee: fee.rao,
    result,
    events: events.map(({ pallet, name, fields }) => `${pallet}.${name}(${fields.join(', ')})`),
  }
}

interface Holdings {
  readonly free: bigint
  readonly stake: bigint
}

async function holdings(place: Place, network: readonly string[]): Promise<Holdings> {
  const { positions, free } = await place.data<{
    positions: { stake: Amount }[]
    free: Amount
  }>('stake list', '--wallet', 'w', ...network)
  return { free: rao(free), stake: positions.reduce((sum, { stake }) => sum + rao(stake), 0n) }
}

function rao(amount: Amount): bigint {
  return BigInt(amount.rao)
}
