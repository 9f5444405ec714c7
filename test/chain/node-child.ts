import { writeSync } from 'node:fs'
import { toHex } from '../../src/codec/index.ts'
import { openNode } from '../../src/simulator/node/open.ts'
import { RpcError } from '../../src/simulator/node/rpc-error.ts'
import { DEV } from '../../src/simulator/runtime/genesis/dev-accounts.ts'
import { connect, sign, transfer } from '../unit/simulator/node/support.ts'

/**
 * One process of many on a chain: `node-child.ts PATH COUNT`. Transfers one rao more than the existential deposit from
 * Alice to Bob COUNT times, and writes a line to stdout for each that is acknowledged.
 */
const [path, count] = process.argv.slice(2)
const node = await openNode({ path: path ?? '', genesis: 'empty' })
const { call } = connect(node)
for (let done = 0; done < Number(count); ) {
  const nonce = Number(await call('account_nextIndex', DEV.alice))
  const bytes = await sign(node, 'alice', transfer(DEV.bob, 501n), { nonce })
  try {
    await call('author_submitExtrinsic', toHex(bytes))
    done += 1
    writeSync(1, `${nonce}\n`)
  } catch (error) {
    // Another process was faster with this nonce.
    if (!(error instanceof RpcError) || error.data !== 'Transaction is outdated') throw error
  }
}
await node.close()
process.exit(0)
