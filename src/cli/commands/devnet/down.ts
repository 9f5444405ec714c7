import { DockerError } from '../../../errors/docker.ts'
import { flag } from '../../args.ts'
import { defineCommand } from '../../command.ts'
import { ENGINE_ARG, enginesOf, meant } from './engines.ts'

export const command = defineCommand({
  args: {
    engine: { ...ENGINE_ARG, help: 'docker, sim, or auto (the default): both' },
    volumes: flag({
      flags: ['--volumes', '-v'],
      help: 'forget the chain too; the next one begins anew',
    }),
  },
  description: 'Ends the devnet. Its chain stays, and the next `devnet up` goes on from there.',
  examples: ['dtao devnet down', 'dtao devnet down --volumes --yes'],
  async run(ctx, { engine, volumes }) {
    const only = meant(ctx, engine)
    const engines = await enginesOf(ctx)
    if (volumes) await ctx.confirm('Forget the chain of the devnet?')
    const stopped: string[] = []
    if (only !== 'docker' && (await engines.sim.down({ volumes }))) stopped.push('sim')
    if (only !== 'sim' && (await dockerDown(only === 'docker'))) stopped.push('docker')
    return { stopped, volumes }

    async function dockerDown(asked: boolean): Promise<boolean> {
      try {
        return await engines.docker.down({ volumes })
      } catch (error) {
        // Unasked, a machine without Docker simply has no devnet in it.
        const absent = ['docker_missing', 'docker_stopped', 'docker_forbidden']
        if (!asked && error instanceof DockerError && absent.includes(error.code)) return false
        throw error
      }
    }
  },
  render({ stopped, volumes }, ui) {
    const what = volumes ? 'its chain is gone' : 'its chain stays'
    if (stopped.length === 0) ui.print('There is no devnet to end.')
    for (const name of stopped)
      ui.print(
        `The devnet ${name === 'docker' ? 'in Docker' : 'of the simulator'} is down; ${what}.`,
      )
  },
  json: ({ stopped, volumes }) => ({ stopped, volumes }),
})
