import type { DevnetUp, UpOptions } from '../../../devnet/engine.ts'
import { option, toggle } from '../../args.ts'
import { defineCommand } from '../../command.ts'
import type { Context } from '../../context.ts'
import { fieldLines } from '../../present/fields.ts'
import type { Progress } from '../../ui/progress.ts'
import { port, text } from '../../values.ts'
import { ENGINE_ARG, enginesOf, engineToStart } from './engines.ts'
import { DEV_NAMES } from './place.ts'

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
  },
  description:
    'Brings a local chain up in the background and returns when it has a block. With `auto` it is a Subtensor in Docker where the daemon answers and the image can be had, and the simulator elsewhere.',
  examples: ['dtao devnet up', 'dtao devnet up --engine sim --port 0 --json'],
  async run(ctx, { engine: arg, image, fast, port = PORT }) {
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
      progress.done()
      return { up, why }
    } catch (error) {
      progress.stop()
      throw error
    }
  },
  render({ up }, ui) {
    const { out } = ui.theme
    const { url, engine, already, head, genesisHash } = up
    ui.print(out.strong(already ? 'devnet runs already' : 'devnet ready'))
    const fields = [
      ['Engine', engine === 'docker' ? 'Subtensor in Docker' : 'simulator'],
      ['WebSocket', out.good(url)],
      ['Chain', `block ${head.number}, genesis ${genesisHash}`],
      ['Accounts', accounts(up)],
      ['dtao', `dtao subnets list --network ${url}`],
      ['Stop', 'dtao devnet down'],
    ] as const
    ui.print(fieldLines(fields, out))
  },
  json: ({ up: { engine, url, already, head, genesisHash }, why }) => ({
    engine,
    url,
    already,
    head,
    genesisHash,
    why,
  }),
})

/** The simulator's chain gives to six; upstream's to more or fewer by its release, but always to //Alice. */
function accounts({ engine }: DevnetUp): string {
  return engine === 'docker' ? '//Alice' : DEV_NAMES.map((name) => `//${name}`).join(' ')
}

function watching({ signal }: Context, progress: Progress): Omit<UpOptions, 'port'> {
  return {
    signal,
    onStage: (stage) => progress.stage(stage),
    onProgress: (far) => progress.update(far),
  }
}
