import { openNode } from '../../src/simulator/node/open.ts'
import { fuzz } from './node-fuzz-support.ts'

/** `tsx test/chain/node-fuzz.ts RUNS`: as many malformed frames; prints how memory went. */
const runs = Number(process.argv[2] ?? 1_000_000)
const node = await openNode({ genesis: 'default', sealing: 'manual' })
const CHUNK = 10_000
for (let done = 0; done < runs; done += CHUNK) {
  await fuzz(node, Math.min(CHUNK, runs - done))
  const mebibytes = Math.round(process.memoryUsage().rss / 1024 ** 2)
  console.log(`${Math.min(done + CHUNK, runs)} frames answered, ${mebibytes} MiB`)
}
process.exit(0)
