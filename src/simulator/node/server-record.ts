import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ChainServedError } from '../../errors/node.ts'
import type { LocalNode } from './local-node.ts'

/** Who serves a data directory. */
export interface ServerRecord {
  readonly url: string
  readonly pid: number
  /** Told by the health endpoint as well, so that another program on the port is not taken for this server. */
  readonly instance: string
}

/** How long a server may take to say that it is there. */
const PATIENCE_MILLIS = 2000

function fileOf(path: string): string {
  return join(path, 'server.json')
}

function read(path: string): ServerRecord | undefined {
  try {
    const found: unknown = JSON.parse(readFileSync(fileOf(path), 'utf8'))
    const { url, pid, instance } = found as Partial<ServerRecord>
    if (typeof url !== 'string' || typeof pid !== 'number' || typeof instance !== 'string')
      return undefined
    return { url, pid, instance }
  } catch {
    // No record, or one that a crash cut short: nobody serves.
    return undefined
  }
}

/** Takes back the word of {@link claim}, unless another server has left its own since. */
export function removeRecord(path: string, instance: string): void {
  if (read(path)?.instance === instance) rmSync(fileOf(path), { force: true })
}

async function answers(record: ServerRecord): Promise<boolean> {
  try {
    const response = await fetch(`${record.url.replace(/^ws/, 'http')}/health`, {
      signal: AbortSignal.timeout(PATIENCE_MILLIS),
    })
    const { instance } = (await response.json()) as { instance?: unknown }
    return instance === record.instance
  } catch {
    // Killed without a goodbye.
    return false
  }
}

/** The server that seals the blocks of the chain in `path`; one that no longer answers does not count. */
export async function servedAt(path: string): Promise<ServerRecord | undefined> {
  const record = read(path)
  return record !== undefined && (await answers(record)) ? record : undefined
}

/**
 * Leaves word that this process serves the chain in `path`.
 *
 * @throws {ChainServedError} when another does.
 */
export async function claim(path: string, record: ServerRecord, node: LocalNode): Promise<void> {
  const other = await servedAt(path)
  if (other !== undefined) throw new ChainServedError(path, other.url, other.pid)
  const stale = read(path)
  // The chain's own lock keeps two servers that start at once from both finding nobody.
  node.chain.exclusively(() => {
    const found = read(path)
    if (found !== undefined && found.instance !== stale?.instance)
      throw new ChainServedError(path, found.url, found.pid)
    const temporary = `${fileOf(path)}.${record.pid}`
    writeFileSync(temporary, `${JSON.stringify(record)}\n`)
    renameSync(temporary, fileOf(path))
  })
}
