import type { Choice, Engines } from '../../../devnet/choose.ts'
import type { DockerEngineOptions } from '../../../devnet/docker.ts'
import type { Engine, UpOptions } from '../../../devnet/engine.ts'
import { option } from '../../args.ts'
import { chainDirectory, dockerRecord, PRESET } from '../../chain.ts'
import type { Context } from '../../context.ts'
import { oneOf } from '../../values.ts'
import { startDetached } from './detach.ts'
import { logFile } from './place.ts'

/** `--engine` of the commands that work with a devnet. */
export const ENGINE_ARG = option({
  flags: ['--engine'],
  value: 'engine',
  help: 'docker, sim, or auto (the default): whichever there is',
  parse: oneOf('auto', 'docker', 'sim'),
})

export type EngineArg = 'auto' | 'docker' | 'sim' | undefined

interface EngineSettings extends DockerEngineOptions {
  readonly preset?: string | undefined
}

/** Both engines, for this user's data directory. */
export async function enginesOf(ctx: Context, settings: EngineSettings = {}): Promise<Engines> {
  const { preset = PRESET, ...docker } = settings
  const { DockerEngine } = await import('../../../devnet/docker.ts')
  const { SimulatorEngine } = await import('../../../devnet/simulator-engine.ts')
  const dataDir = ctx.settings.get('data-dir')
  const log = logFile(ctx)
  return {
    docker: new DockerEngine({ ...docker, record: dockerRecord(ctx) }),
    sim: new SimulatorEngine({
      directory: chainDirectory(ctx),
      logFile: log,
      preset,
      start: (port) =>
        startDetached(ctx, log, [
          ...['devnet', 'start', '--port', String(port)],
          ...['--data-dir', dataDir],
        ]),
    }),
  }
}

/** The engine that shall bring a devnet up, and why. */
export async function engineToStart(
  engines: Engines,
  arg: EngineArg,
  options: Omit<UpOptions, 'port'>,
): Promise<Choice> {
  if (arg === 'docker' || arg === 'sim') return { engine: engines[arg], why: 'asked for' }
  const { chooseEngine } = await import('../../../devnet/choose.ts')
  return await chooseEngine(engines, options)
}

/** The engine that a command means; `--network sim` says that it is the simulator. */
export async function engineMeant(ctx: Context, engines: Engines, arg: EngineArg): Promise<Engine> {
  const said = meant(ctx, arg)
  if (said === 'docker' || said === 'sim') return engines[said]
  const { findEngine } = await import('../../../devnet/choose.ts')
  return await findEngine(engines)
}

/** `--engine`, or what `--network` says of it. */
export function meant(ctx: Context, arg: EngineArg): EngineArg {
  return arg === undefined && ctx.settings.get('network') === 'sim' ? 'sim' : arg
}
