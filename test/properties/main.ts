import { cryptoReady } from '../../src/crypto/index.ts'
import { createRuntime } from '../../src/simulator/runtime/index.ts'
import { BrokenRule, runProperties } from './run.ts'

// Random calls of every pallet, and what must hold whatever they are: `npm run properties -- [CALLS [SEED…]]`.

const [count = 10_000, ...given] = process.argv.slice(2).map(Number)
const seeds = given.length > 0 ? given : [1, 2, 3]
await cryptoReady()
const runtime = createRuntime()
for (const seed of seeds)
  try {
    const start = performance.now()
    const { calls, blocks, ok, kindsOk, kindsRefused, root } = runProperties(runtime, count, seed)
    const seconds = ((performance.now() - start) / 1_000).toFixed(1)
    console.log(
      `seed ${seed}: ${calls} calls, ${ok} went through (${kindsOk} kinds; ${kindsRefused} kinds were refused), ${blocks} blocks, replayed to ${root}, ${seconds} s`,
    )
  } catch (error) {
    if (!(error instanceof BrokenRule)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
