import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { killLoop } from './node-support.ts'

/** `tsx test/chain/node-kill.ts ROUNDS`: kills a process in the middle of its work, ROUNDS times, and looks what is left. */
const rounds = Number(process.argv[2] ?? 100)
const path = mkdtempSync(join(tmpdir(), 'dtao-kill-'))
let lost = 0
const transfers = await killLoop(path, rounds, (acknowledged, chain) => {
  const whole = chain.linked && chain.got === BigInt(chain.nonce) * 501n
  if (chain.nonce < acknowledged || !whole) lost += 1
})
rmSync(path, { recursive: true })
console.log(`${rounds} kills, ${transfers} transfers, ${lost} times something was lost or broken`)
process.exit(lost === 0 ? 0 : 1)
