import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openNode } from '../../src/simulator/node/open.ts'
import { MemoryWatch } from './memory.ts'

/** Blocks between two looks at memory. */
const STEP = 10_000

/** Makes `count` blocks on disk in one run. Prints speed and memory; returns what was wrong. */
export async function soakBlocks(count: number, preset: string): Promise<string[]> {
  const path = mkdtempSync(join(tmpdir(), 'dtao-soak-'))
  const node = await openNode({ path, genesis: preset, shield: true })
  const memory = new MemoryWatch()
  for (let done = 0; done < count; done += STEP) {
    const step = Math.min(STEP, count - done)
    const began = performance.now()
    const { header } = await node.advance(step)
    const each = (performance.now() - began) / step
    console.log(`  block ${header.number}: ${each.toFixed(2)} ms a block, ${memory.look()}`)
  }
  const { number } = node.chain.head.header
  await node.close()
  rmSync(path, { recursive: true })
  const growth = memory.growth()
  return [
    ...(number === count ? [] : [`the chain ends at ${number}`]),
    ...(growth === undefined ? [] : [growth]),
  ]
}
