import { expect, it } from 'vitest'
import { openNode } from '../../src/simulator/node/open.ts'
import { fuzz } from './node-fuzz-support.ts'

it('answers malformed frames and mutated extrinsics, and changes nothing for them', async () => {
  const node = await openNode({ genesis: 'default', sealing: 'manual' })
  await fuzz(node, 3000)
  expect(node.seal().header.number).toBe(1)
}, 120_000)
