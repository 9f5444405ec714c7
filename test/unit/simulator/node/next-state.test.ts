import { beforeEach, describe, expect, it } from 'vitest'
import type { Hex } from '../../../../src/codec/index.ts'
import type { LocalNode } from '../../../../src/simulator/node/local-node.ts'
import { openNode } from '../../../../src/simulator/node/open.ts'
import { SubnetTAO } from '../../../../src/simulator/pallets/subtensor/storage/index.ts'
import { BlockNumber } from '../../../../src/simulator/pallets/system/storage.ts'
import { DidUpdate } from '../../../../src/simulator/pallets/timestamp/storage.ts'
import { connect } from './support.ts'

let node: LocalNode
let call: ReturnType<typeof connect>['call']

beforeEach(async () => {
  node = await openNode({ genesis: 'default', shield: true })
  call = connect(node).call
})

const nextState = (...params: unknown[]) => call('dev_nextBlockState', ...params) as Promise<Hex>
const system = '26aa394eea5630e07c48ae0c9558cef7'

describe('the state that the first transaction of the next block finds', () => {
  it('is what an empty block leaves, but for what the end of a block does', async () => {
    node.seal()
    const name = await nextState()
    const raw = node.chain.rawAt(name)
    const foretold = new Map([...raw.entries('')].filter(([key]) => !key.startsWith(system)))
    node.seal()
    const left = [...node.chain.rawAt(node.chain.head.hash).entries('')]
    const differ = left.filter(
      ([key, value]) =>
        !key.startsWith(system) && Buffer.compare(value, foretold.get(key) ?? Buffer.of()) !== 0,
    )
    expect(differ).toEqual([])
    const kept = new Set(left.map(([key]) => key))
    expect([...foretold.keys()].filter((key) => !kept.has(key))).toEqual([DidUpdate.rawKey()])
  })

  it('is asked for without a trace, and stays when blocks come', async () => {
    const twin = await openNode({ genesis: 'default', shield: true })
    const before = SubnetTAO.get(node.chain.context, 1)
    const name = await nextState()
    expect(SubnetTAO.get(node.chain.context, 1)).toBe(before)
    expect(SubnetTAO.get(node.chain.contextAt(name), 1)).toBeGreaterThan(before)
    expect(node.seal().hash).toBe(twin.seal().hash)
    node.seal()
    expect(BlockNumber.get(node.chain.contextAt(name))).toBe(1)
    expect(await nextState(node.chain.genesisHash)).toBe(name)
  })

  it('is a state for every state method, and no block', async () => {
    const name = await nextState()
    const key = `0x${SubnetTAO.rawKey(1)}`
    const value = await call('state_getStorage', key, name)
    expect(value).not.toBe(await call('state_getStorage', key))
    expect(await call('state_queryStorageAt', [key], name)).toEqual([
      { block: name, changes: [[key, value]] },
    ])
    expect(await call('state_getKeysPaged', key, 10, null, name)).toEqual([key])
    expect(await call('state_call', 'Core_version', '0x', name)).toMatch(/^0x/)
    expect(await call('chain_getHeader', name)).toBeNull()
    await expect(nextState(name)).rejects.toMatchObject({ code: 4003 })
  })
})
