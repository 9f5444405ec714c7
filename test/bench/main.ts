import { benchBlocks, DAY_AIM } from './blocks.ts'
import { benchChopsticks } from './chopsticks.ts'
import { benchExtrinsics } from './extrinsics.ts'
import { benchPower } from './power.ts'
import { benchStartup } from './startup.ts'

// Prints every figure that the project promises, as ratios within one run: `npm run bench -- [startup|quotes|extrinsics|blocks]`.
// DTAO_CHOPSTICKS=ws://… stands the stakes beside a chopsticks that runs a Subtensor's WebAssembly.

const SECTIONS = {
  async startup() {
    console.log('Whole processes, median of 15 interleaved runs')
    for (const { name, median, least, overNode } of await benchStartup())
      console.log(
        `  ${name.padEnd(22)} ${median.toFixed(0).padStart(5)} ms  least ${least.toFixed(0).padStart(4)} ms  ${overNode.toFixed(2)} × node`,
      )
  },
  quotes() {
    console.log('Quotes and powers, best of 7 rounds; loops are turns of a calibrating bigint loop')
    for (const { name, microseconds, loops } of benchPower())
      console.log(
        `  ${name.padEnd(46)} ${microseconds.toFixed(1).padStart(7)} µs  ${loops.toFixed(2)} loops`,
      )
  },
  async extrinsics() {
    console.log('Signed add_stake through the RPC, beside sr25519 checks in one thread')
    const { first, steady } = await benchExtrinsics()
    for (const [name, { verified, applied, ratio }] of Object.entries({ steady, first }))
      console.log(
        `  ${name === 'first' ? 'first 500 of a process' : 'a node that has run'}  ${applied.toFixed(0)} a second of ${verified.toFixed(0)} checks a second: ${(100 * ratio).toFixed(0)} %`,
      )
    const url = process.env.DTAO_CHOPSTICKS
    if (url === undefined) return
    const { spec, applied } = await benchChopsticks(url)
    console.log(
      `  chopsticks on the runtime of spec ${spec}: ${applied.toFixed(1)} a second, by the clock`,
    )
  },
  async blocks() {
    console.log('Blocks of subnets with 64 validators and 192 miners, tempo 360')
    for (const one of await benchBlocks([16, 32, 64, 128]))
      console.log(
        `  ${String(one.subnets).padStart(3)} subnets × ${one.blocks} blocks ${one.wallSeconds.toFixed(1).padStart(6)} s, ${one.cpuSeconds.toFixed(1).padStart(5)} s of CPU: ${one.first.toFixed(0).padStart(4)} µs a subnet and block in the first two tempos, ${one.steady.toFixed(0).padStart(4)} µs then; a day of 128: ${one.dayOf128.toFixed(0)} s of CPU (aim ${DAY_AIM})`,
      )
  },
} as const

const wanted = process.argv.slice(2)
for (const [name, run] of Object.entries(SECTIONS))
  if (wanted.length === 0 || wanted.includes(name)) await run()
process.exit(0)
