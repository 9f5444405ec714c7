import { type ChildProcess, spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { buildSync } from 'esbuild'
import { openNode } from '../../src/simulator/node/open.ts'
import { Account } from '../../src/simulator/pallets/system/storage.ts'
import { DEV } from '../../src/simulator/runtime/genesis/dev-accounts.ts'

/** The child as one file: eight of them would take a minute to compile what they import. */
function bundledChild(): string {
  const outfile = new URL('../../node_modules/.cache/dtao-test/node-child.mjs', import.meta.url)
  buildSync({
    entryPoints: [new URL('./node-child.ts', import.meta.url).pathname],
    outfile: outfile.pathname,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    logLevel: 'silent',
  })
  return outfile.pathname
}
let child: string | undefined

export interface Finished {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  /** Nonces of the transfers that were acknowledged. */
  readonly nonces: readonly number[]
  readonly stderr: string
}

/** Starts a process that transfers `count` times; `limit` is the largest file that it may write, in blocks of 512. */
export function start(path: string, count: number, limit?: number) {
  child ??= bundledChild()
  const argv = [process.execPath, child, path, String(count)]
  const [file = '', ...rest] =
    limit === undefined ? argv : ['sh', '-c', `ulimit -f ${limit}; exec "$@"`, 'sh', ...argv]
  const started = spawn(file, rest, { stdio: ['ignore', 'pipe', 'pipe'] })
  return { process: started, finished: finished(started) }
}

async function finished(started: ChildProcess): Promise<Finished> {
  let stdout = ''
  let stderr = ''
  started.stdout?.on('data', (chunk) => {
    stdout += chunk
  })
  started.stderr?.on('data', (chunk) => {
    stderr += chunk
  })
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve) => {
    started.once('close', (...how) => resolve(how))
  })
  const nonces = stdout.split('\n').filter(Boolean).map(Number)
  return { code, signal, nonces, stderr }
}

/** What the chain in `path` says of the transfers: Alice's nonce and what Bob got, in transfers. */
export async function transfersIn(path: string) {
  const node = await openNode({ path, genesis: 'empty' })
  const ctx = node.chain.context
  const nonce = Account.get(ctx, DEV.alice).nonce
  const got = Account.get(ctx, DEV.bob).data.free
  const { head } = node.chain
  let linked = true
  for (let number = head.header.number; number > 0; number -= 1) {
    const block = node.chain.blockAt(number)
    const parent = node.chain.blockAt(number - 1)
    linked &&= block?.header.parentHash === parent?.hash
  }
  await node.close()
  return { nonce, got, linked }
}

/** Kills a process in the middle of its transfers, again and again. Returns how many were acknowledged in all. */
export async function killLoop(
  path: string,
  rounds: number,
  each: (acknowledged: number, chain: Awaited<ReturnType<typeof transfersIn>>) => void,
): Promise<number> {
  let before = 0
  for (let round = 0; round < rounds; round += 1) {
    const { process: started, finished: done } = start(path, 1_000_000)
    const wanted = randomInt(1, 40)
    let lines = 0
    started.stdout?.on('data', (chunk) => {
      lines += String(chunk).split('\n').length - 1
      if (lines >= wanted) started.kill('SIGKILL')
    })
    const { nonces, stderr, signal } = await done
    if (signal !== 'SIGKILL') throw new Error(`the process ended by itself: ${stderr}`)
    const chain = await transfersIn(path)
    each(before + nonces.length, chain)
    before = chain.nonce
  }
  return before
}
