import type { RunningSimulator } from '../../../devnet/simulator.ts'
import type { Sealing } from '../../../simulator/node/sealing.ts'
import { flag, option } from '../../args.ts'
import { chainDirectory, PRESET } from '../../chain.ts'
import { defineCommand } from '../../command.ts'
import type { Context } from '../../context.ts'
import { successDocument } from '../../json.ts'
import { port, text } from '../../values.ts'
import { writeWhole } from '../../whole-file.ts'
import { banner } from './banner.ts'
import { blockTime } from './block-time.ts'
import { startDetached } from './detach.ts'
import { logFile } from './place.ts'
import { logTo } from './transaction-log.ts'

/** Where every Bittensor tool looks for a local chain. */
const PORT = 9944

/** A devnet that is ready. */
export interface Ready {
  readonly url: string
  readonly pid: number
  readonly dataDir: string
  readonly preset: string
  readonly genesisHash: string
  readonly head: { readonly number: number; readonly hash: string }
}

export const command = defineCommand({
  args: {
    port: option({
      flags: ['--port'],
      value: 'port',
      help: 'where to listen (9944 by default); 0 takes any free port',
      parse: port,
    }),
    host: option({
      flags: ['--host'],
      value: 'address',
      help: 'address to listen on (127.0.0.1 by default)',
      parse: text,
    }),
    allowRemote: flag({
      flags: ['--allow-remote'],
      help: 'let other machines connect; nothing protects a devnet',
    }),
    blockTime: option({
      flags: ['--block-time'],
      value: '250ms|12s|0',
      help: 'time between blocks, 0 for only when there is a transaction; without it both, and one a second',
      parse: blockTime,
    }),
    manual: flag({
      flags: ['--no-mining'],
      help: 'make blocks only when `dev_newBlock` asks for one',
    }),
    preset: option({
      flags: ['--preset'],
      value: 'name',
      help: 'what a new chain begins with: default (four live subnets), localnet (what upstream’s local chain has) or empty',
      parse: text,
    }),
    archive: flag({ flags: ['--archive'], help: 'keep every past state, not only the last 256' }),
    configOut: option({
      flags: ['--config-out'],
      value: 'file',
      help: 'write how to connect into a JSON file once it is ready',
      parse: text,
    }),
    detach: flag({
      flags: ['--detach'],
      help: 'run in the background and return when it is ready',
    }),
  },
  description:
    'Serves the embedded chain over WebSocket and HTTP until it is interrupted. Other dtao commands with the same data directory then go through it.',
  examples: [
    'dtao devnet start',
    'dtao devnet start --detach --port 0 --json',
    'dtao devnet start --port 0 --block-time 250ms --config-out devnet.json',
  ],
  longRunning: true,
  async run(ctx, args): Promise<{ ready: Ready; told: boolean }> {
    if (args.detach) return { ready: await startDetached(ctx, logFile(ctx)), told: false }
    // Loaded here, so that `--help` does not wait for a chain.
    const { startSimulator } = await import('../../../devnet/simulator.ts')
    const directory = chainDirectory(ctx)
    const log = logTo(ctx, logFile(ctx))
    const running = await startSimulator({
      directory,
      port: args.port ?? PORT,
      preset: args.preset ?? PRESET,
      ...(args.host === undefined ? {} : { host: args.host }),
      allowRemote: args.allowRemote,
      ...sealingOf(args),
      ...(args.archive ? { archive: true } : {}),
      onExtrinsic: log.extrinsic,
      onTrouble: log.trouble,
    })
    ctx.onExit(() => running.close())
    const ready = readyOf(running, directory)
    if (args.configOut !== undefined) {
      // Loaded here: few ask for it.
      const { configFile } = await import('./config-out.ts')
      const config = await configFile(ready, args.manual ? 'manual' : args.blockTime)
      writeWhole(args.configOut, Buffer.from(config))
    }
    tell(ctx, ready)
    log.line(`ready at ${ready.url}, block ${ready.head.number}`)
    await interrupted(ctx.signal)
    log.line('stopped')
    return { ready, told: true }
  },
  render({ ready, told }, ui) {
    if (!told) ui.print(banner(ready, ui.theme))
  },
  // Whoever waits for the document cannot wait until the devnet ends.
  json: ({ ready, told }) => (told ? undefined : { ...ready }),
})

function readyOf(running: RunningSimulator, dataDir: string): Ready {
  const { url, preset, genesisHash } = running
  return { url, pid: process.pid, dataDir, preset, genesisHash, head: running.head() }
}

function tell(ctx: Context, ready: Ready): void {
  const { ui } = ctx
  ui.print(ctx.flags.json ? successDocument({ ...ready }, null) : banner(ready, ui.theme))
}

function sealingOf({ manual, blockTime }: { manual: boolean; blockTime: number | undefined }): {
  sealing?: Sealing
} {
  if (manual) return { sealing: 'manual' }
  if (blockTime === 0) return { sealing: 'instant' }
  return blockTime === undefined ? {} : { sealing: { millis: blockTime, instant: false } }
}

function interrupted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve())
  })
}
