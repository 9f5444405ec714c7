import { setTimeout as sleep } from 'node:timers/promises'
import { NetworkError } from '../errors/network.ts'
import type { Chain } from './chain.ts'
import type { Signed } from './sign.ts'

/** How often the head is looked at while a transaction waits, and how many looks without a new block are too many. */
export interface Patience {
  readonly lookMs: number
  readonly looks: number
}

/** Five minutes: twenty-five of the slowest blocks. */
export const PATIENCE: Patience = { lookMs: 3000, looks: 100 }

/**
 * Why a transaction need not be waited for any longer: its era has passed, or no block has come for long. `undefined` once
 * `signal` is aborted. While it does not `wait`, being in a block already, nothing is found.
 */
export async function outlived(
  chain: Chain,
  { hash, death }: Signed,
  { lookMs, looks }: Patience,
  waits: () => boolean,
  signal: AbortSignal,
): Promise<NetworkError | undefined> {
  let [last, idle, late] = [-1, 0, 0]
  for (;;) {
    await sleep(lookMs, undefined, { signal }).catch(() => undefined)
    if (signal.aborted) return undefined
    // A node that does not answer has no new block for us.
    const head = await chain.send<{ number: string }>('chain_getHeader', []).then(
      ({ number }) => Number(number),
      () => last,
    )
    if (!waits()) [idle, late] = [0, 0]
    else {
      idle = head === last ? idle + 1 : 0
      late = head > death ? late + 1 : 0
    }
    last = head
    // Word of the last block that could hold it may still be on its way at the first look.
    if (late > 1) return expired(hash, death)
    if (idle >= looks) return stalled(hash, (lookMs * looks) / 1000)
  }
}

function expired(hash: string, death: number): NetworkError {
  return new NetworkError(
    `The transaction was not included before block ${death}, from which on it is not valid.`,
    'transaction_expired',
    {
      details: { extrinsicHash: hash },
      hints: [`Its hash is ${hash}.`, 'Run it again; --period gives it more blocks.'],
    },
  )
}

function stalled(hash: string, seconds: number): NetworkError {
  return new NetworkError(
    `No block has come for ${seconds} s: the transaction still waits.`,
    'transaction_waiting',
    {
      details: { extrinsicHash: hash, seconds },
      hints: [
        'It may still be included: look at the balance or the stake before you try again.',
        `Its hash is ${hash}. \`dtao devnet advance\` makes the blocks of a devnet that makes none by itself.`,
      ],
    },
  )
}
