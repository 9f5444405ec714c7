import { setTimeout as sleep } from 'node:timers/promises'
import type { Chain } from '../chain/chain.ts'
import { noFirstBlock } from '../errors/docker.ts'

const LOOK_MS = 250
/** How many looks without a new block mean that none will come: two minutes, ten of the slowest blocks. */
const PATIENCE = 480

/** Waits until the chain has a block. @throws {DockerError} `docker_no_block` when no new ones come. */
export async function blockReached(chain: Chain, number: number): Promise<void> {
  let [last, idle] = [-1, 0]
  for (;;) {
    const { block } = await chain.view()
    if (block.number >= number) return
    idle = block.number === last ? idle + 1 : 0
    last = block.number
    if (idle >= PATIENCE) throw noFirstBlock(chain.endpoint, (PATIENCE * LOOK_MS) / 1000)
    await sleep(LOOK_MS)
  }
}
