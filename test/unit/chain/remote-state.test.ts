import { afterAll, beforeAll, expect, test } from 'vitest'
import { onStateOf } from '../../../src/chain/remote-state.ts'
import * as S from '../../../src/simulator/pallets/subtensor/storage/index.ts'
import { type OwnDevnet, ownDevnet } from './own-devnet.ts'

let own: OwnDevnet
beforeAll(async () => {
  own = await ownDevnet()
})
afterAll(() => own.close())

test('a rule reads values, whole maps, and what it finds by them', async () => {
  const view = await own.chain.view()
  const found = await onStateOf(view, (at) =>
    S.NetworksAdded.keys(at).map(([netuid]) => [netuid, S.SubnetTAO.get(at, netuid) > 0n]),
  )
  expect(found).toEqual([0, 1, 2, 3, 4].map((netuid) => [netuid, true]))
})

test('it reads at the block of the view', async () => {
  const view = await own.chain.view()
  const read = () => onStateOf(view, (at) => S.SubnetAlphaOut.get(at, 1))
  const before = await read()
  await own.devnet.newBlocks(3)
  expect(await read()).toBe(before)
  const now = await own.chain.view()
  expect(await onStateOf(now, (at) => S.SubnetAlphaOut.get(at, 1))).not.toBe(before)
})

test('what it writes is forgotten', async () => {
  const view = await own.chain.view()
  const raised = (by: bigint) =>
    onStateOf(view, (at) => {
      S.SubnetTAO.mutate(at, 1, (tao) => tao + by)
      return S.SubnetTAO.get(at, 1)
    })
  const once = await raised(1n)
  expect(await raised(1n)).toBe(once)
})

test('an error counts only when everything has been fetched', async () => {
  const view = await own.chain.view()
  const fussy = onStateOf(view, (at) => {
    if (S.SubnetTAO.get(at, 1) === 0n) throw new Error('nothing there')
    return S.SubnetTAO.get(at, 2) > 0n
  })
  await expect(fussy).resolves.toBe(true)
  await expect(
    onStateOf(view, (at) => {
      if (S.SubnetTAO.get(at, 1) > 0n) throw new Error('it stays')
    }),
  ).rejects.toThrow('it stays')
})
