import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Peer } from '../venv.ts'

/** The real wallets that ours must share files with. */
export const PEERS: readonly Peer[] = [
  { name: 'bittensor-wallet', version: '3.1.0' },
  { name: 'bittensor-wallet', version: '4.0.1' },
  { name: 'bittensor-wallet', version: '4.1.0' },
  { name: 'bittensor', version: '11.3.0' },
]

const SCRIPT = fileURLToPath(new URL('peer.py', import.meta.url))

/** Gives an order to the peer's library and returns its answer. */
export function ask<T>(python: string, order: object): Promise<T> {
  return new Promise((resolve, reject) => {
    const child = spawn(python, [SCRIPT], { stdio: ['pipe', 'pipe', 'pipe'] })
    let [out, err] = ['', '']
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
    child.on('error', reject)
    child.on('close', () => {
      try {
        resolve(JSON.parse(out) as T)
      } catch {
        reject(new Error(`the peer did not answer: ${err.slice(-500)}`))
      }
    })
    child.stdin.end(JSON.stringify(order))
  })
}
