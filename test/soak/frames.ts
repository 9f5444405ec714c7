import { randomInt } from 'node:crypto'
import { openNode } from '../../src/simulator/node/open.ts'
import { SERVED } from '../../src/simulator/node/sealing.ts'
import { serve } from '../../src/simulator/node/server.ts'
import { fuzz } from '../chain/node-fuzz-support.ts'
import { MemoryWatch } from './memory.ts'
import { breakFrames } from './raw-frames.ts'

const STEP = 10_000
/** One frame in so many goes over a socket, broken below JSON. */
const RAW_SHARE = 100

/**
 * Sends `count` malformed requests and mutated extrinsics to a node, and a hundredth as many broken WebSocket frames to a
 * server. Prints memory; returns what was wrong. A seed makes the run again.
 */
export async function soakFrames(count: number, seed = randomInt(2 ** 31)): Promise<string[]> {
  console.log(`  seed ${seed}`)
  const node = await openNode({ genesis: 'default', sealing: 'manual' })
  const memory = new MemoryWatch()
  for (let done = 0; done < count; done += STEP) {
    const step = Math.min(STEP, count - done)
    await fuzz(node, step, seed + done / STEP)
    console.log(`  ${done + step} frames answered, ${memory.look()}`)
  }
  if (node.seal().header.number !== 1) return ['the chain moved']
  await node.close()
  const served = await openNode({ genesis: 'default', sealing: SERVED })
  const server = await serve(served, { port: 0 })
  const raw = Math.ceil(count / RAW_SHARE)
  const problems = await breakFrames(server.port, raw, seed)
  console.log(`  ${raw} broken WebSocket frames sent, ${memory.look()}`)
  await server.close()
  await served.close()
  const growth = memory.growth()
  return growth === undefined ? problems : [...problems, growth]
}
