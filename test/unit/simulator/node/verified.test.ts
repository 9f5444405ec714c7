import { describe, expect, it } from 'vitest'
import { openNode } from '../../../../src/simulator/node/open.ts'
import { VerifiedSignatures } from '../../../../src/simulator/node/verified.ts'
import { DEV } from '../../../../src/simulator/runtime/genesis/dev-accounts.ts'
import { sign, transfer } from './support.ts'

describe('signatures found valid', () => {
  it('are those of one extrinsic, with what the chain signed along', async () => {
    const node = await openNode({ genesis: 'empty' })
    const bytes = await sign(node, 'alice', transfer(DEV.bob, 5n), { nonce: 0 })
    const extrinsic = node.chain.decode(bytes)
    const verified = new VerifiedSignatures()
    expect(verified.has(extrinsic, [424, '0x01'])).toBe(false)
    verified.add(extrinsic, [424, '0x01'])
    expect(verified.has(extrinsic, [424, '0x01'])).toBe(true)
    // The era's first block became another.
    expect(verified.has(extrinsic, [424, '0x02'])).toBe(false)
    expect(verified.has(node.chain.decode(bytes), [424, '0x01'])).toBe(false)
  })

  it('are checked again where the chain went back and its blocks became others', async () => {
    const node = await openNode({ genesis: 'empty' })
    const { id } = node.chain.snapshot()
    node.seal()
    const birth = node.chain.head.hash
    const mortal = { period: 64, phase: 1, birth }
    const bytes = await sign(node, 'alice', transfer(DEV.bob, 5n), { nonce: 0, mortal })
    const extrinsic = node.chain.decode(bytes)
    expect(() => node.chain.validate(extrinsic)).not.toThrow()
    node.chain.revert(id)
    node.chain.seal({ time: 99_000_000n })
    expect(node.chain.head.hash).not.toBe(birth)
    expect(() => node.chain.validate(extrinsic)).toThrow('BadProof')
  })
})
