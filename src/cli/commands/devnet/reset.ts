import { option } from '../../args.ts'
import { chainDirectory } from '../../chain.ts'
import { defineCommand } from '../../command.ts'
import { text } from '../../values.ts'
import { ENGINE_ARG, engineMeant, enginesOf } from './engines.ts'

export const command = defineCommand({
  args: {
    engine: ENGINE_ARG,
    preset: option({
      flags: ['--preset'],
      value: 'name',
      help: "what the simulator's chain begins with again: default, localnet or empty",
      parse: text,
    }),
  },
  description: 'Forgets every block and every balance of the devnet. Wallets stay.',
  async run(ctx, { engine: arg, preset }) {
    const engine = await engineMeant(ctx, await enginesOf(ctx, { preset }), arg)
    const dataDir = chainDirectory(ctx)
    const place = engine.name === 'docker' ? 'Docker' : dataDir
    const facts = { engine: engine.name, dataDir, url: await engine.address(), place }
    if (ctx.flags.dryRun) return { ...facts, done: false }
    await ctx.confirm(`Reset the chain in ${place}?`)
    await engine.reset(ctx.signal)
    return { ...facts, done: true }
  },
  render({ place, done }, ui) {
    ui.print(done ? `The chain in ${place} is as new.` : `Would reset the chain in ${place}.`)
  },
  json: ({ engine, dataDir, url, done }) => ({ engine, dryRun: !done, dataDir, url: url ?? null }),
})
