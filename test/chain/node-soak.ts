import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openNode } from '../../src/simulator/node/open.ts'

/** `tsx test/chain/node-soak.ts BLOCKS PRESET`: as many blocks on disk in one run; prints speed and memory. */
const blocks = Number(process.argv[2] ?? 100_000)
const path = mkdtempSync(join(tmpdir(), 'dtao-soak-'))
const node = await openNode({ path, genesis: process.argv[3] ?? 'default' })
const STEP = Math.ceil(blocks / 20)
for (let done = 0; done < blocks; done += STEP) {
  const began = performance.now()
  const { header } = await node.advance(Math.min(STEP, blocks - done))
  const perBlock = (performance.now() - began) / STEP
  globalThis.gc?.()
  const { rss, heapUsed } = process.memoryUsage()
  const mebibytes = (bytes: number) => `${Math.round(bytes / 1024 ** 2)} MiB`
  console.log(
    `block ${header.number}: ${perBlock.toFixed(2)} ms a block, heap ${mebibytes(heapUsed)}, resident ${mebibytes(rss)}`,
  )
}
await node.close()
rmSync(path, { recursive: true })
process.exit(0)
