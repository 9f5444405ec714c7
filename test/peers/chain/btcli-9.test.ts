import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { absence, expectCalls, type Scene, setScene, TAO } from './scene.ts'
import type { DevWallet } from './wallets.ts'

const PEER = { name: 'bittensor-cli', version: '9.23.2' }
const CARRIER = 'MevShield.submit_encrypted'
const absent = absence(PEER)
if (absent !== undefined) console.log(`skipped: ${absent}`)

/** Each case finds what those before it did. */
describe.skipIf(absent !== undefined)('btcli 9.23.2', () => {
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
    ...['--wallet-name', name, '--wallet-path', scene.wallets.path],
    ...['--wallet-hotkey', 'default'],
  ]
  const tao = (amount: number): bigint => BigInt(Math.round(amount * 1e9))
  const stakeOf = (wallet: DevWallet, netuid: number, hotkey = wallet.hotkey) =>
    scene.chain.stake(hotkey, wallet.coldkey, netuid)

  test('wallet balance says what the chain says', async () => {
    const printed = await scene.run('wallet', 'balance', ...of(charlie), '--json-output')
    const { balances } = printed.json<{ balances: Record<string, { free: number }> }>()
    expect(tao(balances.charlie?.free ?? 0)).toBe(await scene.chain.free(charlie.coldkey))
  })

  test('wallet overview shows the neurons of every subnet', async () => {
    const printed = await scene.run('wallet', 'overview', ...of(alice), '--json-output')
    const { subnets } = printed.json<{ subnets: { netuid: number; neurons: unknown[] }[] }>()
    expect(subnets.map(({ netuid }) => netuid)).toEqual([0, 1, 2, 3, 4])
    for (const { neurons } of subnets) expect(neurons).toHaveLength(1)
  })

  test('wallet transfer', async () => {
    const before = [await scene.chain.free(charlie.coldkey), await scene.chain.free(bob.coldkey)]
    const act = await scene.act(
      ...['wallet', 'transfer', ...of(charlie), '--destination', bob.coldkey],
      ...['--amount', '1.5', '--no-prompt'],
    )
    const fee = expectCalls(act, charlie, 'Balances.transfer_keep_alive')
    expect(await scene.chain.free(bob.coldkey)).toBe((before[1] ?? 0n) + tao(1.5))
    expect(await scene.chain.free(charlie.coldkey)).toBe((before[0] ?? 0n) - tao(1.5) - fee)
  })

  test('subnets list and show', async () => {
    const list = await scene.run('subnets', 'list', '--json-output')
    const { subnets } = list.json<{ subnets: Record<string, { subnet_name: string }> }>()
    expect(Object.values(subnets).map((one) => one.subnet_name)).toEqual([
      ...['root', 'inference', 'training', 'storage', 'prediction'],
    ])
    const show = await scene.run('subnets', 'show', '--netuid', '1', '--no-prompt', '--json-output')
    const { uids } = show.json<{ uids: { hotkey: string }[] }>()
    expect(uids.map(({ hotkey }) => hotkey)).toContain(alice.hotkey)
    expect(uids).toHaveLength(4)
  })

  test('subnets register', async () => {
    const act = await scene.act(
      ...['subnets', 'register', ...of(charlie), '--netuid', '1', '--no-prompt'],
    )
    expectCalls(act, charlie, 'SubtensorModule.register_limit')
    expect(await scene.chain.read('subtensorModule', 'uids', 1, charlie.hotkey)).toBe(4)
  })

  const adds = [
    ['shielded, safe', [], [CARRIER, 'SubtensorModule.add_stake_limit']],
    ['plain, safe', ['--no-mev-protection'], ['SubtensorModule.add_stake_limit']],
    ['plain, unsafe', ['--no-mev-protection', '--unsafe'], ['SubtensorModule.add_stake']],
    ['shielded, unsafe', ['--unsafe'], [CARRIER, 'SubtensorModule.add_stake']],
  ] as const
  test.each(adds)('stake add, %s', async (_, options, calls) => {
    const [free, staked] = [await scene.chain.free(charlie.coldkey), await stakeOf(charlie, 1)]
    const argv = ['stake', 'add', ...of(charlie), '--netuid', '1', '--amount', '5', '--no-prompt']
    const fee = expectCalls(await scene.act(...argv, ...options), charlie, ...calls)
    expect(await scene.chain.free(charlie.coldkey)).toBe(free - 5n * TAO - fee)
    expect(await stakeOf(charlie, 1)).toBeGreaterThan(staked + 5n * TAO)
  })

  test('stake add of what the tolerance allows, and nothing beyond it', async () => {
    const free = await scene.chain.free(charlie.coldkey)
    const argv = ['stake', 'add', ...of(charlie), '--netuid', '2', '--amount', '300', '--no-prompt']
    const options = ['--tolerance', '0.02', '--no-mev-protection']
    const all = await scene.act(...argv, ...options, '--no-allow-partial-stake')
    const fee = expectCalls(all, charlie, 'SubtensorModule.add_stake_limit: SlippageTooHigh')
    expect(await scene.chain.free(charlie.coldkey)).toBe(free - fee)
    const part = await scene.act(...argv, ...options, '--allow-partial-stake')
    expectCalls(part, charlie, 'SubtensorModule.add_stake_limit')
    expect(await scene.chain.free(charlie.coldkey)).toBeGreaterThan(free - 100n * TAO)
    expect(await stakeOf(charlie, 2)).toBeGreaterThan(TAO)
  })

  test('stake list says what the chain says', async () => {
    const argv = ['stake', 'list', ...of(charlie), '--json-output', '--no-prompt']
    const { stake_info: info } = (await scene.run(...argv)).json<{
      stake_info: Record<string, { netuid: number; stake_value: number }[]>
    }>()
    const listed = info[charlie.hotkey]?.find(({ netuid }) => netuid === 1)
    expect(tao(listed?.stake_value ?? 0)).toBe(await stakeOf(charlie, 1))
  })

  const removes = [
    ['shielded, safe', [], [CARRIER, 'SubtensorModule.remove_stake_limit']],
    ['plain, safe', ['--no-mev-protection'], ['SubtensorModule.remove_stake_limit']],
    ['plain, unsafe', ['--no-mev-protection', '--unsafe'], ['SubtensorModule.remove_stake']],
  ] as const
  test.each(removes)('stake remove, %s', async (_, options, calls) => {
    const [free, staked] = [await scene.chain.free(charlie.coldkey), await stakeOf(charlie, 1)]
    const argv = ['stake', 'remove', ...of(charlie), '--hotkey-ss58-address', charlie.hotkey]
    const what = ['--netuid', '1', '--amount', '2', '--no-prompt']
    expectCalls(await scene.act(...argv, ...what, ...options), charlie, ...calls)
    expect(await stakeOf(charlie, 1)).toBe(staked - 2n * TAO)
    expect(await scene.chain.free(charlie.coldkey)).toBeGreaterThan(free + TAO / 2n)
  })

  test('stake remove of everything on a hotkey', async () => {
    const act = await scene.act(
      ...['stake', 'remove', ...of(charlie), '--hotkey-ss58-address', charlie.hotkey],
      ...['--netuid', '2', '--unstake-all', '--no-prompt'],
    )
    expectCalls(act, charlie, CARRIER, 'SubtensorModule.unstake_all')
    expect(await stakeOf(charlie, 2)).toBe(0n)
    expect(await stakeOf(charlie, 1)).toBe(0n)
  })

  test('stake move, swap and transfer', async () => {
    const add = ['stake', 'add', ...of(charlie), '--netuid', '1', '--amount', '20', '--no-prompt']
    expectCalls(
      await scene.act(...add, '--unsafe', '--no-mev-protection'),
      charlie,
      'SubtensorModule.add_stake',
    )
    let staked = await stakeOf(charlie, 1)
    const within = ['--origin-netuid', '1', '--no-prompt', '--amount', '3']
    const move = await scene.act(
      ...['stake', 'move', ...of(charlie), ...within, '--dest-netuid', '1'],
      ...['--hotkey', charlie.hotkey, '--dest', bob.hotkey],
    )
    expectCalls(move, charlie, CARRIER, 'SubtensorModule.move_stake')
    expect(await stakeOf(charlie, 1)).toBe(staked - 3n * TAO)
    expect(await stakeOf(charlie, 1, bob.hotkey)).toBeGreaterThan(2n * TAO)
    staked -= 3n * TAO
    const swap = await scene.act(
      ...['stake', 'swap', ...of(charlie), ...within, '--dest-netuid', '2'],
    )
    expectCalls(swap, charlie, CARRIER, 'SubtensorModule.swap_stake_limit')
    expect(await stakeOf(charlie, 1)).toBe(staked - 3n * TAO)
    expect(await stakeOf(charlie, 2)).toBeGreaterThan(2n * TAO)
    staked -= 3n * TAO
    const transfer = await scene.act(
      ...['stake', 'transfer', ...of(charlie), ...within, '--dest-netuid', '1'],
      ...['--dest-ss58', bob.coldkey, '--no-mev-protection'],
    )
    expectCalls(transfer, charlie, 'SubtensorModule.transfer_stake')
    expect(await stakeOf(charlie, 1)).toBe(staked - 3n * TAO)
    const theirs = await scene.chain.stake(charlie.hotkey, bob.coldkey, 1)
    expect(Number(theirs - 3n * TAO)).toBeCloseTo(0, -2)
  })

  test('root: stake, how to claim, claim', async () => {
    const staked = await stakeOf(alice, 0)
    const add = ['stake', 'add', ...of(alice), '--netuid', '0', '--amount', '3', '--no-prompt']
    expectCalls(await scene.act(...add), alice, CARRIER, 'SubtensorModule.add_stake')
    expect(await stakeOf(alice, 0)).toBeGreaterThanOrEqual(staked + 3n * TAO)
    const keep = await scene.act('stake', 'set-claim', 'Keep', ...of(alice), '--no-prompt')
    expectCalls(keep, alice, 'SubtensorModule.set_root_claim_type')
    const type = await scene.chain.read('subtensorModule', 'rootClaimType', alice.coldkey)
    expect(JSON.stringify(type).toLowerCase()).toContain('keep')
    // The chain claims for a few stakers in every block; two epochs without that leave something to claim.
    await scene.chain.write({ SubtensorModule: { NumRootClaim: 0 } })
    await scene.chain.skip(45)
    const claim = ['stake', 'process-claim', ...of(alice), '--netuids', '1', '--no-prompt']
    expectCalls(await scene.act(...claim), alice, 'SubtensorModule.claim_root')
  })

  test('subnets create and start', async () => {
    const act = await scene.act(
      ...['subnets', 'create', ...of(alice), '--subnet-name', 'peers', '--no-prompt'],
      ...[
        '--github-repo',
        'https://github.com/dtao/peers',
        '--subnet-contact',
        'peers@example.com',
      ],
      ...['--subnet-url', 'https://example.com', '--discord-handle', 'peers'],
      ...['--description', 'of a test', '--logo-url', 'https://example.com/a.png'],
      ...['--additional-info', 'none'],
    )
    expectCalls(act, alice, CARRIER, 'SubtensorModule.register_network_with_identity')
    expect(await scene.chain.read('subtensorModule', 'subnetOwner', 5)).toBe(alice.coldkey)
    const identity = await scene.chain.read('subtensorModule', 'subnetIdentitiesV3', 5)
    expect(identity).toMatchObject({ subnetName: `0x${Buffer.from('peers').toString('hex')}` })
    const start = await scene.act(
      ...['subnets', 'start', ...of(alice), '--netuid', '5', '--no-prompt'],
    )
    expectCalls(start, alice, 'SubtensorModule.start_call')
    expect(await scene.chain.read('subtensorModule', 'firstEmissionBlockNumber', 5)).not.toBeNull()
  })

  test('stake child set, get and revoke', async () => {
    const pending = async () => {
      const found = await scene.chain.read('subtensorModule', 'pendingChildKeys', 5, alice.hotkey)
      return (found as [unknown[], number])[0]
    }
    const set = await scene.act(
      ...['stake', 'child', 'set', ...of(alice), '--netuid', '5', '--no-prompt'],
      ...['--children', charlie.hotkey, '--proportions', '0.5'],
    )
    expectCalls(set, alice, 'SubtensorModule.set_children')
    expect(await pending()).toEqual([[expect.anything(), charlie.hotkey]])
    const get = await scene.run('stake', 'child', 'get', ...of(alice), '--netuid', '5')
    expect(get.code).toBe(0)
    await scene.chain.skip(200)
    const revoke = await scene.act(
      ...['stake', 'child', 'revoke', ...of(alice), '--netuid', '5', '--no-prompt'],
    )
    expectCalls(revoke, alice, 'SubtensorModule.set_children')
    expect(await pending()).toEqual([])
  })

  test('sudo get and set', async () => {
    const set = (param: string, value: string) =>
      scene.act(
        ...['sudo', 'set', ...of(alice), '--netuid', '5', '--no-prompt'],
        ...['--param', param, '--value', value],
      )
    expectCalls(await set('tempo', '400'), alice, 'SubtensorModule.set_tempo')
    expect(await scene.chain.read('subtensorModule', 'tempo', 5)).toBe(400)
    const calls = ['AdminUtils.sudo_set_serving_rate_limit']
    expectCalls(await set('serving_rate_limit', '77'), alice, ...calls)
    expect(await scene.chain.read('subtensorModule', 'servingRateLimit', 5)).toBe(77)
    const get = await scene.run('sudo', 'get', '--netuid', '5', '--json-output')
    const shown = new Map(
      get
        .json<{ hyperparameter: string; value: unknown }[]>()
        .map((one) => [one.hyperparameter, one.value]),
    )
    expect(shown.get('tempo')).toBe(400)
    expect(shown.get('serving_rate_limit')).toBe(77)
  })
})
