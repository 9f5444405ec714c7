import { soakBlocks } from './blocks.ts'
import { soakClients } from './clients.ts'
import { soakFrames } from './frames.ts'

// Runs that take minutes: `npm run soak -- clients [COUNT] [SECONDS] | blocks [COUNT] [PRESET] | frames [COUNT] [SEED]`; without
// a name all three, at the counts that the project promises.

const SECTIONS: Readonly<Record<string, (...words: string[]) => Promise<string[]>>> = {
  clients: (count = '200', seconds = '60') => soakClients(Number(count), Number(seconds)),
  blocks: (count = '100000', preset = 'default') => soakBlocks(Number(count), preset),
  frames: (count = '1000000', seed) =>
    soakFrames(Number(count), seed === undefined ? undefined : Number(seed)),
}

const [wanted, ...words] = process.argv.slice(2)
const sections = Object.entries(SECTIONS).filter(([name]) => (wanted ?? name) === name)
if (sections.length === 0)
  console.error(`There is no ${wanted}: ${Object.keys(SECTIONS).join(', ')}.`)
let problems = sections.length === 0 ? 1 : 0
for (const [name, run] of sections) {
  console.log(name)
  const found = await run(...words)
  for (const problem of found.slice(0, 10)) console.log(`  problem: ${problem}`)
  console.log(`  ${found.length} problems`)
  problems += found.length
}
process.exit(problems === 0 ? 0 : 1)
