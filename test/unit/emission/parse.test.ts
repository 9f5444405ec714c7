import { describe, expect, test } from 'vitest'
import { CLAIMS } from '../../../src/emission/findings/findings.ts'
import { BOX_NAMES, boxed, withBlocks } from '../../../src/emission/scenario/box.ts'
import { parseScenario } from '../../../src/emission/scenario/parse.ts'
import { UsageError } from '../../../src/errors/base.ts'

const TAO = 1_000_000_000n

const least = {
  name: 'least',
  subnets: [{ netuid: 3, pool: { tao: '10', alpha: '20' } }],
  parties: [{ name: 'p', capital: '5', places: [{ netuid: 3, amount: '50%' }] }],
  actions: [
    { at: '100', party: 'p', does: 'withdraw', netuid: 3 },
    { at: '1%', party: 'p', does: 'support', netuid: 3, amount: '1' },
  ],
}

function refusal(json: unknown): string {
  try {
    parseScenario(json)
  } catch (error) {
    if (error instanceof UsageError) return `${error.code}: ${error.message}`
    throw error
  }
  throw new Error('it was taken')
}

describe('a scenario', () => {
  test('is read with its defaults, actions in the order of their blocks', () => {
    const scenario = parseScenario(least)
    expect(scenario).toMatchObject({
      title: 'least',
      blocks: 7_200,
      tempo: 360,
      issuance: 8_450_000n * TAO,
      sells: 0n,
    })
    expect(scenario.subnets).toEqual([
      {
        netuid: 3,
        name: 'subnet 3',
        owner: undefined,
        operator: undefined,
        pool: { tao: 10n * TAO, alpha: 20n * TAO },
      },
    ])
    expect(scenario.actions.map(({ block, does }) => [block, does])).toEqual([
      [72, 'support'],
      [100, 'withdraw'],
    ])
  })

  test('moves actions along with another length', () => {
    const { actions } = parseScenario(withBlocks(least, 1_000_000))
    expect(actions.map(({ block }) => block)).toEqual([100, 10_000])
  })

  test.each([
    ['no object', [], 'it is no object'],
    ['an unknown field', { ...least, block: 5 }, 'block is no field of a scenario'],
    ['no subnets', { ...least, subnets: [] }, 'subnets must be 1 to 32'],
    ['a netuid twice', { ...least, subnets: [least.subnets[0], least.subnets[0]] }, 'netuid twice'],
    ['a name twice', { ...least, parties: [least.parties[0], least.parties[0]] }, 'name twice'],
    [
      'an amount that is none',
      { ...least, parties: [{ name: 'p', capital: 'much' }] },
      'parties[0].capital',
    ],
    [
      'a party that is not there',
      { ...least, actions: [{ at: '1', party: 'q', does: 'support', netuid: 3 }] },
      'actions[0].party names q',
    ],
    [
      'a subnet that is not there',
      { ...least, actions: [{ at: '1', party: 'p', does: 'support', netuid: 4 }] },
      'names the subnet 4',
    ],
    [
      'something nobody does',
      { ...least, actions: [{ at: '1', party: 'p', does: 'burn', netuid: 3 }] },
      'none of support, withdraw, create',
    ],
    [
      'a time that is none',
      { ...least, actions: [{ at: 'noon', party: 'p', does: 'support', netuid: 3 }] },
      'neither a block',
    ],
    [
      'a subnet made twice',
      { ...least, actions: [{ at: '1', party: 'p', does: 'create', netuid: 3 }] },
      'there already',
    ],
    ['no whole number of blocks', { ...least, blocks: 1.5 }, 'blocks is no whole number'],
  ])('is refused with %s', (_what, json, words) => {
    expect(refusal(json)).toMatch('scenario_invalid')
    expect(refusal(json)).toContain(words)
  })
})

describe('the box', () => {
  test('has a scenario for each claim', async () => {
    for (const name of Object.keys(CLAIMS)) expect((await boxed(name)).claims).toEqual([name])
    const others = BOX_NAMES.filter((name) => !Object.hasOwn(CLAIMS, name))
    expect(others).toEqual(['year'])
  })

  test('has a year of 32 subnets', async () => {
    const { blocks, subnets, claims } = await boxed('year')
    expect({ blocks, subnets: subnets.length }).toEqual({ blocks: 2_628_000, subnets: 32 })
    for (const claim of claims) expect(Object.hasOwn(CLAIMS, claim)).toBe(true)
  })

  test('says what it has when asked for something else', async () => {
    await expect(boxed('toString')).rejects.toMatchObject({ code: 'scenario_unknown' })
  })
})
