import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { DiskFullError } from '../../../../src/errors/node.ts'
import type { Head } from '../../../../src/simulator/node/block.ts'
import { openEmbedded } from '../../../../src/simulator/node/embedded.ts'
import type { LocalNode } from '../../../../src/simulator/node/local-node.ts'
import { openNode } from '../../../../src/simulator/node/open.ts'
import { SERVED } from '../../../../src/simulator/node/sealing.ts'
import { serve } from '../../../../src/simulator/node/server.ts'
import { DEV } from '../../../../src/simulator/runtime/genesis/dev-accounts.ts'
import { sign, transfer } from './support.ts'

const nodes: LocalNode[] = []

async function open(options: Parameters<typeof openNode>[0]): Promise<LocalNode> {
  const node = await openNode({ genesis: 'empty', ...options })
  nodes.push(node)
  return node
}

afterEach(async () => {
  for (const node of nodes.splice(0)) await node.close()
})

const pay = (node: LocalNode, nonce: number) =>
  sign(node, 'alice', transfer(DEV.bob, 1_000n), { nonce })

/** The next `count` heads. */
function heads(node: LocalNode, count: number): Promise<Head[]> {
  return new Promise((resolve) => {
    const seen: Head[] = []
    const stop = node.heads.on(({ head }) => {
      seen.push(head)
      if (seen.length < count) return
      stop()
      resolve(seen)
    })
  })
}

describe('a block is made', () => {
  it('before a submission is answered, where it is instant', async () => {
    const node = await open({ sealing: 'instant' })
    node.submit(await pay(node, 0))
    expect(node.chain.head.header.number).toBe(1)
    // What must wait for another makes no empty block.
    node.submit(await pay(node, 2))
    expect(node.chain.head.header.number).toBe(1)
    node.submit(await pay(node, 1))
    expect(node.chain.blockAt(2)?.extrinsics).toHaveLength(3)
  })

  it('only when asked for, where it is manual', async () => {
    const node = await open({ sealing: 'manual' })
    node.submit(await pay(node, 0))
    expect(node.chain.head.header.number).toBe(0)
    expect(node.seal().extrinsics).toHaveLength(2)
  })

  it('of what came together, where it is served', async () => {
    const node = await open({ sealing: SERVED })
    const told = heads(node, 1)
    for (const nonce of [0, 1, 2]) node.submit(await pay(node, nonce))
    await told
    expect(node.chain.blockAt(1)?.extrinsics.length).toBeGreaterThan(1)
  })

  it('or lets go of what waits where the block cannot be written, and tells both sides', async () => {
    const node = await open({ sealing: SERVED })
    const full = new DiskFullError('/somewhere', undefined)
    const seal = vi.spyOn(node.chain, 'seal').mockImplementation(() => {
      throw full
    })
    const troubled = new Promise((resolve) => node.troubles.on(resolve))
    const statuses: unknown[] = []
    const bytes = await pay(node, 0)
    const hash = node.submit(bytes, (status) => statuses.push(status))
    expect(await troubled).toBe(full)
    expect(statuses).toEqual(['ready', 'dropped'])
    expect(node.pool.get(hash)).toBeUndefined()
    // There is room again.
    seal.mockRestore()
    const told = heads(node, 1)
    expect(node.submit(bytes)).toBe(hash)
    await told
  })

  it('on the beat alone, where there is one', async () => {
    const node = await open({ sealing: { millis: 20, instant: false } })
    const [first, second] = await heads(node, 2)
    expect(second?.header.number).toBe((first?.header.number ?? 0) + 1)
    const hash = node.submit(await pay(node, 0))
    expect(node.pool.get(hash)).toBeDefined()
    await heads(node, 2)
    expect(node.pool.get(hash)).toBeUndefined()
  })
})

describe('a data directory', () => {
  it('is opened here, or asked of the server that has it', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'dtao-embedded-'))
    const alone = await openEmbedded({ dataDir, preset: 'empty' })
    expect(await alone.provider?.send('system_chain', [])).toBe('Bittensor')
    await alone.close?.()
    const node = await open({ path: dataDir })
    const server = await serve(node, { port: 0, path: dataDir })
    expect(await openEmbedded({ dataDir, preset: 'empty' })).toEqual({ url: server.url })
    await server.close()
    const again = await openEmbedded({ dataDir, preset: 'empty' })
    expect(again.url).toBeUndefined()
    await again.close?.()
    rmSync(dataDir, { recursive: true })
  })
})
