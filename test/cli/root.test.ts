import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OwnChain, ownChain, VALIDATOR } from './own-chain.ts'
import { atTerminal } from './terminal.ts'

interface Root {
  regime: string
  seats: number
  validators: { hotkey: string; power: string; chose: { netuid: number; part: string }[] }[]
  subnets: { netuid: number; share: string }[] | null
}

let chain: OwnChain
beforeAll(async () => {
  chain = await ownChain(1000)
})
afterAll(() => chain.remove())

const weights = (...pairs: string[]) => [
  'root',
  'set-weights',
  ...['--hotkey', 'h', '--weights', ...pairs, '--yes'],
]

describe('dtao root', () => {
  test('list shows the validators and their power in any regime', async () => {
    const { validators, seats, regime } = await chain.data<Root>('root list')
    expect({ seats, regime }).toEqual({ seats: 64, regime: 'dtao' })
    expect(validators[0]).toMatchObject({ hotkey: VALIDATOR, power: '0.666666666' })
    const { stdout } = await chain.run('r', 'list')
    expect(stdout).toContain('2 of 64 seats are taken')
  })

  test('set-weights is refused in one line where the regime is not root', async () => {
    expect(await chain.failure(...weights('1=1'))).toMatchObject({
      code: 'not_root_regime',
      exit: 1,
      message: expect.stringContaining('emission regime of this chain is not root'),
    })
    expect((await chain.data<Root>('root show')).subnets).toBeNull()
  })

  test.each([
    [['1'], 'weights_invalid'],
    [['1=x'], 'weights_invalid'],
    [['1=1,1=2'], 'weights_invalid'],
    [['1=0'], 'weights_invalid'],
    [['70000=1'], 'netuid_invalid'],
  ])('set-weights does not take %j', async (pairs, code) => {
    expect(await chain.failure(...weights(...pairs))).toMatchObject({ code, exit: 2 })
  })

  test('register takes a seat, set-weights chooses, show tells what that gives', async () => {
    await chain.data('devnet set emission-regime', 'root', '--yes')
    const plan = await chain.data<{ foretoldUid: number; uid: null }>(
      'root register',
      ...['--hotkey', 'h', '--dry-run'],
    )
    expect(plan).toMatchObject({ foretoldUid: 2, uid: null })
    expect(await chain.data('root register', '--hotkey', 'h', '--yes')).toMatchObject({ uid: 2 })
    const stake = ['--hotkey', 'h', '--netuid', '0', '--amount', '500', '--yes']
    await chain.data('stake add', ...stake)
    expect(await chain.failure(...weights('1=1'))).toMatchObject({
      code: 'setting_weights_too_fast',
      details: { blocks: 98 },
    })
    await chain.data('devnet advance', '98')
    await chain.data('root set-weights', ...weights('3=75%,1=25').slice(2))
    const { validators, subnets } = await chain.data<Root>('root show')
    expect(validators[2]?.chose).toEqual([
      { netuid: 3, part: '0.75' },
      { netuid: 1, part: '0.25' },
    ])
    expect(subnets?.map(({ netuid }) => netuid)).toEqual([1, 2, 3, 4])
    expect(Number(subnets?.[2]?.share)).toBeGreaterThan(0.7)
    const { stdout } = await chain.run('root', 'show')
    for (const word of ['Consensus', 'epoch: in', '3 75%']) expect(stdout).toContain(word)
    const shown = await chain.run('subnets', 'show', '3', '--pool')
    expect(shown.stdout).toContain('consensus: trust through the sigmoid')
  }, 90_000)

  test('set-weights asks on a terminal, with the subnets in sight', async () => {
    await chain.data('devnet advance', '101')
    const terminal = atTerminal(
      ['root', 'set-weights', '--network', 'sim', '--wallet', 'w', '--hotkey', 'h'],
      chain.home,
    )
    await terminal.waitFor('4 prediction')
    await terminal.waitFor('Weights, such as 1=60,2=40')
    terminal.type('7\r')
    await terminal.waitFor('no pair of subnet and weight')
    terminal.type('\u007f2=1\r')
    await terminal.waitFor('Set these weights')
    terminal.type('y\r')
    expect(await terminal.ended, terminal.shown()).toBe(0)
    const { validators } = await chain.data<Root>('root show')
    expect(validators[2]?.chose).toEqual([{ netuid: 2, part: '1' }])
  }, 90_000)

  test('btcli’s old words for weights are taken', async () => {
    const args = [
      '--netuids',
      '1,2',
      '--weights',
      '0.6,0.4',
      '--hotkey',
      'h',
      '--dry-run',
      '--json',
    ]
    const { stdout } = await chain.run('root', 'set_weights', ...args)
    expect(JSON.parse(stdout).data).toMatchObject({
      call: { args: { dests: [1, 2], weights: [65_535, 43_690] } },
    })
  })
})
