import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readRegime } from '../../../../src/chain/emission/regime.ts'
import type { EmissionWhy } from '../../../../src/chain/emission/step.ts'
import { whyEmission } from '../../../../src/chain/emission/why.ts'
import { onStateOf } from '../../../../src/chain/remote-state.ts'
import { readSubnet } from '../../../../src/chain/subnets.ts'
import { type OwnDevnet, ownDevnet } from '../own-devnet.ts'

const SUBNETS = [1, 2, 3, 4]
const REGIMES = ['dtao', 'dtao-launch', 'flow', 'stao', 'root'] as const

let own: OwnDevnet
beforeAll(async () => {
  own = await ownDevnet()
})
afterAll(() => own.close())

const stepOf = ({ steps }: EmissionWhy, name: string) =>
  steps.find((step) => step.name.startsWith(name))?.value

describe('what the next block gives', () => {
  test.each(REGIMES)('is what it then gave, under %s', async (regime) => {
    await own.chain.send('dev_setEmissionRegime', [regime])
    await own.devnet.newBlocks(25)
    const view = await own.chain.view()
    expect(await readRegime(view)).toBe(regime)
    const foretold = await Promise.all(
      SUBNETS.map((netuid) => onStateOf(view, (at) => whyEmission(at, netuid))),
    )
    await own.devnet.newBlocks(1)
    const after = await own.chain.view()
    for (const [i, netuid] of SUBNETS.entries()) {
      const { taoInEmission, alphaInEmission, alphaOutEmission } = await readSubnet(after, netuid)
      const why = foretold[i]
      expect({ ...why, steps: [] }).toMatchObject({
        taoIn: taoInEmission,
        alphaIn: alphaInEmission,
        alphaOut: alphaOutEmission,
      })
    }
    const shares = foretold.reduce((sum, { share }) => sum + share, 0n)
    if (regime === 'root') expect(shares).toBe(0n)
    else expect(1_000_000_000n - shares).toBeLessThan(10n)
  })

  test('is told with the numbers of the rule', async () => {
    await own.chain.send('dev_setEmissionRegime', ['dtao'])
    await own.devnet.newBlocks(2)
    const view = await own.chain.view()
    const why = await onStateOf(view, (at) => whyEmission(at, 1))
    const price = stepOf(why, 'moving price') ?? 0n
    const all = stepOf(why, 'moving prices of all') ?? 0n
    const difference = (price * 1_000_000_000n) / all - why.share
    expect(difference * difference).toBeLessThan(100n)
  })

  test('of a subnet that takes no part is nothing', async () => {
    const why = await onStateOf(await own.chain.view(), (at) => whyEmission(at, 77))
    expect(why).toMatchObject({ emits: false, share: 0n, taoIn: 0n, steps: [] })
  })
})
