import { setTimeout as sleep } from 'node:timers/promises'
import { DtaoError, EXIT } from '../errors/base.ts'
import {
  CorruptedDataError,
  DataDirectoryError,
  DiskFullError,
  NewerDataError,
} from '../errors/node.ts'
import { openNode } from '../simulator/node/open.ts'
import { type ServerRecord, servedAt } from '../simulator/node/server-record.ts'
import { checkFiles, hasFiles, removeFiles } from '../simulator/node/store/files.ts'

/** What is known of the chain in a directory. */
export interface ChainStatus {
  readonly directory: string
  /** Whether there is a chain at all. */
  readonly exists: boolean
  /** Who serves it, if anybody. */
  readonly server?: Pick<ServerRecord, 'url' | 'pid'>
  readonly preset?: string
  readonly genesisHash?: string
  readonly head?: { readonly number: number; readonly hash: string }
}

/** Looks at a chain without making one. @throws {LocalChainError} where its data cannot be read. */
export async function statusOf(directory: string): Promise<ChainStatus> {
  const exists = hasFiles(directory)
  if (!exists) return { directory, exists }
  const server = await servedAt(directory)
  // A reader beside the server sees the same data.
  const node = await openNode({ path: directory, sealing: 'manual' })
  try {
    const { head, preset, genesisHash } = node.chain
    return {
      directory,
      exists,
      ...(server === undefined ? {} : { server: { url: server.url, pid: server.pid } }),
      preset,
      genesisHash,
      head: { number: head.header.number, hash: head.hash },
    }
  } finally {
    await node.close()
  }
}

/** How long a server may take to say goodbye, and how often it is looked at. */
const PATIENCE_MS = 10_000
const LOOK_MS = 25

/**
 * Stops the server of a chain and waits until it has gone; `undefined` where none serves it.
 *
 * @throws {DtaoError} `devnet_stuck` when it does not go.
 */
export async function stop(directory: string): Promise<ServerRecord | undefined> {
  const server = await servedAt(directory)
  if (server === undefined) return undefined
  process.kill(server.pid, 'SIGTERM')
  for (let waited = 0; waited < PATIENCE_MS; waited += LOOK_MS) {
    if (!isAlive(server.pid)) return server
    await sleep(LOOK_MS)
  }
  throw new DtaoError(
    `The devnet of process ${server.pid} does not stop.`,
    'devnet_stuck',
    EXIT.network,
    {
      hints: [`End it with \`kill -9 ${server.pid}\`; what it acknowledged is on disk.`],
      details: { pid: server.pid, url: server.url },
    },
  )
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/**
 * Takes a chain that nobody serves back to its beginning; one that cannot be read, or whose preset shall be another, is
 * removed and made anew.
 *
 * @throws {LocalChainError}
 */
export async function reset(directory: string, preset: string): Promise<void> {
  if (await wasReset(directory, preset)) return
  removeFiles(directory)
  const node = await openNode({ path: directory, genesis: preset, sealing: 'manual' })
  await node.close()
}

/**
 * What removing a chain helps against: its directory may be ours although its files are another's, and resetting it in place
 * takes room on the disk.
 */
const UNUSABLE = [NewerDataError, CorruptedDataError, DataDirectoryError, DiskFullError]

/** Resets what can be opened; false where only removing it helps. */
async function wasReset(directory: string, preset: string): Promise<boolean> {
  try {
    // Damage that is found by using the chain would end the process.
    checkFiles(directory)
    const node = await openNode({ path: directory, genesis: preset, sealing: 'manual' })
    try {
      if (node.chain.preset !== preset) return false
      node.reset()
      return true
    } finally {
      await node.close()
    }
  } catch (error) {
    if (UNUSABLE.some((kind) => error instanceof kind)) return false
    throw error
  }
}
