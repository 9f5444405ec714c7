import { amountJson } from '../../../amounts.ts'
import { DEV_NAMES } from '../../../devnet/dev-names.ts'
import type { DevnetUp, UpOptions } from '../../../devnet/engine.ts'
import type { Scaffold } from '../../../devnet/scaffold.ts'
import { flag, option, toggle } from '../../args.ts'
import { openChain } from '../../chain.ts'
import { defineCommand } from '../../command.ts'
import type { Context } from '../../context.ts'
import { type Field, fieldLines } from '../../present/fields.ts'
import { money } from '../../present/money.ts'
import { subnetTitle } from '../../present/quote.ts'
import type { Progress } from '../../ui/progress.ts'
import type { Theme } from '../../ui/theme.ts'
import { port, text } from '../../values.ts'
import { ENGINE_ARG, enginesOf, engineToStart } from './engines.ts'

/** Where every Bittensor tool looks for a local chain. */
const PORT = 9944

export const command = defineCommand({
  args: {
    engine: { ...ENGINE_ARG, help: 'docker, sim, or auto (the default): Docker where it works' },
    image: option({
      flags: ['--image'],
      value: 'name',
      help: "Docker image of the chain (the official local Subtensor's by default)",
      parse: text,
    }),
    fast: toggle({
      flags: ['--fast'],
      negations: ['--no-fast'],
      help: 'blocks of 0.25 s, or of 12 s with --no-fast; for Docker',
    }),
    port: option({
      flags: ['--port'],
      value: 'port',
      help: 'port of 127.0.0.1 (9944 by default); 0 takes any free port',
      parse: port,
    }),
    scaffold: flag({
      flags: ['--scaffold'],
      help: "see to funded development accounts and a live subnet with liquidity and //Alice's hotkey",
    }),
  },
  description:
    'Brings a local chain up in the background and returns when it has a block. With `auto` it is a Subtensor in Docker where the daemon answers and the image can be had, and the simulator elsewhere.',
  examples: ['dtao devnet up --scaffold', 'dtao devnet up --engine sim --port 0 --json'],
  async run(ctx, { engine: arg, image, fast, port = PORT, scaffold }) {
    const engines = await enginesOf(ctx, {
      ...(image === undefined ? {} : { image }),
      ...(fast === undefined ? {} : { fast }),
    })
    const progress = await ctx.ui.progress()
    const watch = watching(ctx, progress)
    try {
      const { engine, why } = await engineToStart(engines, arg, watch)
      ctx.ui.note(`${engine.name === 'docker' ? 'Docker' : 'The simulator'}: ${why}`)
      const up = await engine.up({ ...watch, port })
      const scaffolded = scaffold ? await scaffoldAt(ctx, up.url, watch.onStage) : undefined
      progress.done()
      return { up, why, scaffolded }
    } catch (error) {
      progress.stop()
      throw error
    }
  },
  render({ up, scaffolded }, ui) {
    const { out } = ui.theme
    const { url, engine, already, head, genesisHash } = up
    ui.print(out.strong(already ? 'devnet runs already' : 'devnet ready'))
    const fields: Field[] = [
      ['Engine', engine === 'docker' ? 'Subtensor in Docker' : 'simulator'],
      ['WebSocket', out.good(url)],
      ['Chain', `block ${head.number}, genesis ${genesisHash}`],
      ['Accounts', accounts(up, scaffolded)],
      ...(scaffolded === undefined ? [] : scaffoldFields(scaffolded, ui.theme)),
      ['dtao', `dtao subnets list --network ${url}`],
      ['Stop', 'dtao devnet down'],
    ]
    ui.print(fieldLines(fields, out))
  },
  json: ({ up: { engine, url, already, head, genesisHash }, why, scaffolded }) => ({
    engine,
    url,
    already,
    head,
    genesisHash,
    why,
    scaffold: scaffolded === undefined ? null : scaffoldJson(scaffolded),
  }),
})

async function scaffoldAt(
  ctx: Context,
  url: string,
  onStage: (text: string) => void,
): Promise<Scaffold> {
  onStage('Looking at what is there')
  const { scaffold } = await import('../../../devnet/scaffold.ts')
  return await scaffold(await openChain(ctx, { network: url }), onStage)
}

function scaffoldFields({ subnet, hotkey, done }: Scaffold, { glyphs }: Theme): Field[] {
  const { tao, alpha } = subnet.pool
  return [
    ['Subnet', subnetTitle(subnet)],
    ['Reserves', `${money(tao, 0, glyphs)} and ${money(alpha, subnet.netuid, glyphs)}`],
    ['Hotkey', `${hotkey.uri} ${hotkey.address}, UID ${hotkey.uid}`],
    ['Done for it', done.length === 0 ? 'nothing: all was there' : done.join('; ')],
  ]
}

function scaffoldJson({ accounts, subnet, hotkey, done }: Scaffold) {
  const { netuid, pool } = subnet
  return {
    accounts: accounts.map(({ uri, address, free }) => ({ uri, address, free: amountJson(free) })),
    netuid,
    reserves: { tao: amountJson(pool.tao), alpha: amountJson(pool.alpha, netuid) },
    hotkey: { ...hotkey },
    done: [...done],
  }
}

/** The simulator's chain gives to six; upstream's to more or fewer by its release, but always to //Alice. */
function accounts({ engine }: DevnetUp, scaffolded: Scaffold | undefined): string {
  return engine === 'docker' && scaffolded === undefined
    ? '//Alice'
    : DEV_NAMES.map((name) => `//${name}`).join(' ')
}

function watching({ signal }: Context, progress: Progress): Omit<UpOptions, 'port'> {
  return {
    signal,
    onStage: (stage) => progress.stage(stage),
    onProgress: (far) => progress.update(far),
  }
}
