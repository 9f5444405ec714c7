import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { absence, expectCalls, type Scene, setScene, TAO } from './scene.ts'
import type { DevWallet } from './wallets.ts'

const PEER = { name: 'bittensor', version: '11.3.0' }
const CARRIER = 'MevShield.submit_encrypted'
const absent = absence(PEER)
if (absent !== undefined) console.log(`skipped: ${absent}`)

/** Each case finds what those before it did. */
describe.skipIf(absent !== undefined)('bittensor 11.3.0', () => {
  let scene: Scene
  let alice: DevWallet
  let bob: DevWallet
  let charlie: DevWallet

  beforeAll(async () => {
    scene = await setScene(PEER)
    ;({ alice, bob, charlie } = scene.wallets)
  })
  afterAll(() => scene?.close())

  const of = ({ name }: DevWallet) => [
    ...['--wallet', name, '--wallet-path', scene.wallets.path],
    ...['--wallet-hotkey', 'default', '--json'],
  ]
  const tao = (amount: number): bigint => BigInt(Math.round(amount * 1e9))
  const stakeOf = (wallet: DevWallet, netuid: number, hotkey = wallet.hotkey) =>
    scene.chain.stake(hotkey, wallet.coldkey, netuid)

  test('wallet balance, overview and inspect say what the chain says', async () => {
    const free = await scene.chain.free(charlie.coldkey)
    for (const verb of ['balance', 'overview', 'inspect']) {
      const { stdout, code } = await scene.run('wallet', verb, ...of(charlie))
      expect(code, verb).toBe(0)
      const shown = /"free(?:_tao|_balance_tao|_amount)?":\s*"?τ?([\d,.]+)/.exec(stdout)?.[1]
      if (verb !== 'inspect') expect(tao(Number(shown?.replaceAll(',', '')))).toBe(free)
    }
  })

  test('wallet transfer', async () => {
    const before = [await scene.chain.free(charlie.coldkey), await scene.chain.free(bob.coldkey)]
    const act = await scene.act(
      ...['wallet', 'transfer', ...of(charlie), '--dest', bob.coldkey, '--amount', '1.5', '-y'],
    )
    const fee = expectCalls(act, charlie, 'Balances.transfer_keep_alive')
    expect(await scene.chain.free(bob.coldkey)).toBe((before[1] ?? 0n) + tao(1.5))
    expect(await scene.chain.free(charlie.coldkey)).toBe((before[0] ?? 0n) - tao(1.5) - fee)
  })

  test('subnets list, show and metagraph', async () => {
    const list = (await scene.run('subnets', 'list', ...of(charlie))).json<{ netuid: number }[]>()
    expect(list.map(({ netuid }) => netuid).sort()).toEqual([0, 1, 2, 3, 4])
    const show = await scene.run('subnets', 'show', '1', ...of(charlie))
    expect(show.json<object>()).toMatchObject({ identity: { subnet_name: 'inference' } })
    const graph = await scene.run('subnets', 'metagraph', '1', ...of(charlie))
    expect(graph.stdout).toContain(alice.hotkey)
  })

  test('subnets register', async () => {
    const act = await scene.act('subnets', 'register', ...of(charlie), '--netuid', '1', '-y')
    expectCalls(act, charlie, CARRIER, 'SubtensorModule.burned_register')
    expect(await scene.chain.read('subtensorModule', 'uids', 1, charlie.hotkey)).toBe(4)
  })

  const unsafe = '--no-slippage-protection'
  const adds = [
    ['shielded, safe', [], [CARRIER, 'SubtensorModule.add_stake_limit']],
    ['plain, safe', ['--no-mev-shield'], ['SubtensorModule.add_stake_limit']],
    ['plain, unsafe', ['--no-mev-shield', unsafe], ['SubtensorModule.add_stake']],
    ['shielded, unsafe', [unsafe], [CARRIER, 'SubtensorModule.add_stake']],
  ] as const
  test.each(adds)('stake add, %s', async (_, options, calls) => {
    const [free, staked] = [await scene.chain.free(charlie.coldkey), await stakeOf(charlie, 1)]
    const argv = ['stake', 'add', ...of(charlie), '--netuid', '1', '--amount', '5', '-y']
    const fee = expectCalls(await scene.act(...argv, ...options), charlie, ...calls)
    expect(await scene.chain.free(charlie.coldkey)).toBe(free - 5n * TAO - fee)
    expect(await stakeOf(charlie, 1)).toBeGreaterThan(staked + 5n * TAO)
  })

  test('stake add beyond the tolerance does nothing', async () => {
    const free = await scene.chain.free(charlie.coldkey)
    const act = await scene.act(
      ...['stake', 'add', ...of(charlie), '--netuid', '2', '--amount', '300', '-y'],
      ...['--rate-tolerance', '0.02', '--no-mev-shield'],
    )
    const fee = act.onChain.reduce((sum, one) => sum + one.fee, 0n)
    for (const { error } of act.onChain) expect(error).toBe('SlippageTooHigh')
    expect(await scene.chain.free(charlie.coldkey)).toBe(free - fee)
    expect(await stakeOf(charlie, 2)).toBe(0n)
  })

  test('stake list says what the chain says', async () => {
    const listed = await scene.run('stake', 'list', ...of(charlie))
    const staked = await stakeOf(charlie, 1)
    const whole = (staked / TAO).toString()
    const part = (staked % TAO).toString().padStart(9, '0').replace(/0+$/, '')
    expect(listed.stdout).toContain(`${whole}.${part}`)
  })

  const removes = [
    ['shielded, safe', [], [CARRIER, 'SubtensorModule.remove_stake_limit']],
    ['plain, safe', ['--no-mev-shield'], ['SubtensorModule.remove_stake_limit']],
    ['plain, unsafe', ['--no-mev-shield', unsafe], ['SubtensorModule.remove_stake']],
  ] as const
  test.each(removes)('stake remove, %s', async (_, options, calls) => {
    const [free, staked] = [await scene.chain.free(charlie.coldkey), await stakeOf(charlie, 1)]
    const argv = ['stake', 'remove', ...of(charlie), '--netuid', '1', '--amount', '2', '-y']
    expectCalls(await scene.act(...argv, ...options), charlie, ...calls)
    expect(await stakeOf(charlie, 1)).toBe(staked - 2n * TAO)
    expect(await scene.chain.free(charlie.coldkey)).toBeGreaterThan(free + TAO / 2n)
  })

  test('stake move, swap and transfer', async () => {
    let staked = await stakeOf(charlie, 1)
    const within = [...of(charlie), '--origin-netuid', '1', '--amount', '3', '-y']
    const move = await scene.act(
      ...['stake', 'move', ...within, '--dest-netuid', '1', unsafe],
      ...['--origin-hotkey', charlie.hotkey, '--dest-hotkey', bob.hotkey],
    )
    expectCalls(move, charlie, CARRIER, 'SubtensorModule.move_stake')
    expect(await stakeOf(charlie, 1)).toBe(staked - 3n * TAO)
    expect(await stakeOf(charlie, 1, bob.hotkey)).toBeGreaterThan(2n * TAO)
    staked -= 3n * TAO
    const swap = await scene.act(
      ...['stake', 'swap', ...within, '--dest-netuid', '2', '--hotkey', charlie.hotkey],
    )
    expectCalls(swap, charlie, CARRIER, 'SubtensorModule.swap_stake_limit')
    expect(await stakeOf(charlie, 1)).toBe(staked - 3n * TAO)
    expect(await stakeOf(charlie, 2)).toBeGreaterThan(2n * TAO)
    staked -= 3n * TAO
    const transfer = await scene.act(
      ...['stake', 'transfer', ...within, '--dest-netuid', '1', '--hotkey', charlie.hotkey],
      ...['--dest-coldkey', bob.coldkey, '--no-mev-shield'],
    )
    expectCalls(transfer, charlie, 'SubtensorModule.transfer_stake')
    expect(await stakeOf(charlie, 1)).toBe(staked - 3n * TAO)
    const theirs = await scene.chain.stake(charlie.hotkey, bob.coldkey, 1)
    expect(Number(theirs - 3n * TAO)).toBeCloseTo(0, -2)
  })

  test('stake remove of everything on a hotkey', async () => {
    const argv = ['stake', 'remove', ...of(charlie), '--netuid', '1', '--all', '-y']
    expectCalls(await scene.act(...argv), charlie, CARRIER, 'SubtensorModule.remove_stake_limit')
    expect(await stakeOf(charlie, 1)).toBe(0n)
  })

  test('root: funds, stake, register', async () => {
    const funds = await scene.run('root', 'list', ...of(alice))
    expect(funds.json<object>()).toMatchObject({ funds: [] })
    const staked = await stakeOf(alice, 0)
    const add = ['stake', 'add', ...of(alice), '--netuid', '0', '--amount', '3', '-y']
    expectCalls(await scene.act(...add), alice, CARRIER, 'SubtensorModule.add_stake_limit')
    expect(await stakeOf(alice, 0)).toBeGreaterThanOrEqual(staked + 3n * TAO)
    const act = await scene.act('root', 'register', ...of(charlie), '-y')
    expectCalls(act, charlie, 'SubtensorModule.root_register')
    expect(await scene.chain.read('subtensorModule', 'uids', 0, charlie.hotkey)).not.toBeNull()
  })

  test('subnets create and start', async () => {
    const act = await scene.act('subnets', 'create', ...of(alice), '-y')
    expectCalls(act, alice, 'SubtensorModule.register_network')
    expect(await scene.chain.read('subtensorModule', 'subnetOwner', 5)).toBe(alice.coldkey)
    const start = await scene.act('hparams', 'start', ...of(alice), '--netuid', '5', '-y')
    expectCalls(start, alice, 'SubtensorModule.start_call')
    expect(await scene.chain.read('subtensorModule', 'firstEmissionBlockNumber', 5)).not.toBeNull()
  })

  test('stake child set, get and revoke', async () => {
    const { dave } = scene.wallets
    const pending = async () => {
      const found = await scene.chain.read('subtensorModule', 'pendingChildKeys', 5, alice.hotkey)
      return (found as [unknown[], number])[0]
    }
    const children = JSON.stringify([[0.5, dave.hotkey]])
    const of5 = [...of(alice), '--netuid', '5']
    const set = await scene.act('stake', 'child', 'set', ...of5, '--children', children, '-y')
    expectCalls(set, alice, 'SubtensorModule.set_children')
    expect(await pending()).toEqual([[expect.anything(), dave.hotkey]])
    const get = await scene.run('stake', 'child', 'get', ...of5)
    expect(get.json<object>()).toMatchObject({ hotkey: alice.hotkey, netuid: 5 })
    await scene.chain.skip(200)
    const revoke = await scene.act('stake', 'child', 'revoke', ...of5, '-y')
    expectCalls(revoke, alice, 'SubtensorModule.set_children')
    expect(await pending()).toEqual([])
  })

  test('hparams set and get', async () => {
    const of5 = [...of(alice), '--netuid', '5', '--name', 'serving_rate_limit']
    const set = await scene.act('hparams', 'set', ...of5, '--value', '77', '-y')
    expectCalls(set, alice, 'AdminUtils.sudo_set_serving_rate_limit')
    expect(await scene.chain.read('subtensorModule', 'servingRateLimit', 5)).toBe(77)
    const get = await scene.run('hparams', 'get', ...of5)
    expect(get.code).toBe(0)
    expect(get.stdout).toContain('77')
  })
})
