import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OwnChain, ownChain, rao, VALIDATOR } from './own-chain.ts'

type Amount = { rao: string; value: string; unit: string }
interface Sent {
  dryRun: boolean
  cost: Amount
  fee: Amount
  free: Amount
  refusals: { code: string }[]
  call: { name: string; args: Record<string, unknown>; hex: string }
  transaction: { fee: Amount; block: { number: number } } | null
}
interface Identity {
  name: string
  url: string
  githubRepo: string
  image: string
  discord: string
  description: string
  additional: string
}

/** The address of //fresh, of which the chain knows nothing. */
const FRESH = '5GLQ8aBn3ic4d9oKtnoJaghzAjEsu4uKgFS4J2FBwHrhLrpL'

let chain: OwnChain
beforeAll(async () => {
  chain = await ownChain(100)
})
afterAll(() => chain.remove())

describe('wallet associate-hotkey', () => {
  type Associated = Sent & { hotkey: string; alreadyAssociated: boolean }
  const associate = (...argv: string[]) =>
    chain.data<Associated>('wallet associate-hotkey', '--hotkey', 'h', ...argv)

  test('a dry run shows the call and sends nothing', async () => {
    const planned = await associate('--dry-run')
    expect(planned).toMatchObject({
      dryRun: true,
      alreadyAssociated: false,
      transaction: null,
      refusals: [],
      call: { name: 'try_associate_hotkey', args: { hotkey: chain.hotkey } },
    })
    expect(planned.call.hex).toMatch(/^0x/)
  })

  test('it needs consent', async () => {
    expect(await chain.failure('wallet', 'associate-hotkey', '--hotkey', 'h')).toMatchObject({
      code: 'confirmation_required',
      exit: 2,
    })
  })

  test('the hotkey is associated once; asked again, nothing is sent', async () => {
    const done = await associate('--yes')
    expect(done).toMatchObject({ dryRun: false, alreadyAssociated: false })
    expect(done.transaction).not.toBeNull()
    const again = await associate('--yes')
    expect(again).toMatchObject({ dryRun: false, alreadyAssociated: true, transaction: null })
    expect(rao(again.free)).toBe(rao(done.free) - rao(done.transaction?.fee ?? { rao: '0' }))
  })

  test("another's hotkey is refused before the fee is lost", async () => {
    const refused = await chain.failure(
      ...['wallet', 'associate_hotkey', '--hotkey', VALIDATOR, '--yes'],
    )
    expect(refused.code).toBe('non_associated_cold_key')
  })
})

describe('wallet set-identity and get-identity', () => {
  const get = (...argv: string[]) =>
    chain.data<{ coldkey: string; identity: Identity | null }>('wallet get-identity', ...argv)
  const set = (...argv: string[]) =>
    chain.data<Sent & { before: Identity | null; identity: Identity }>(
      'wallet set-identity',
      ...argv,
      '--yes',
    )

  test('a coldkey without a registered hotkey has none and may set none', async () => {
    expect((await get()).identity).toBeNull()
    const refused = await chain.failure('wallet', 'set-identity', '--name', 'me', '--yes')
    expect(refused.code).toBe('hot_key_not_registered_in_network')
    expect((await chain.run('wallet', 'get-identity')).stderr).toContain('It has set no identity')
  })

  test('off a terminal at least one field is named', async () => {
    expect(await chain.failure('wallet', 'set-identity', '--yes')).toMatchObject({
      code: 'argument_missing',
      details: { argument: '--name' },
    })
  })

  test('fields are set as given, byte for byte, and kept where they are not named', async () => {
    await chain.data('subnets register', '--netuid', '1', '--hotkey', 'h', '--yes')
    const first = await set('--id-name', 'Åse 0x', '--web', '0x00ff', '--discord', 'ase')
    expect(first.before).toBeNull()
    expect(first.call).toMatchObject({ name: 'set_identity', args: { url: '0x00ff' } })
    const expected = {
      name: 'Åse 0x',
      url: '0x00ff',
      githubRepo: '',
      image: '',
      discord: 'ase',
      description: '',
      additional: '',
    }
    expect(await get('--ss58', chain.coldkey)).toEqual({
      wallet: null,
      coldkey: chain.coldkey,
      identity: expected,
    })
    const second = await set('--description', 'a validator', '--discord', '')
    expect(second.before).toEqual(expected)
    expect((await get('w')).identity).toEqual({
      ...expected,
      description: 'a validator',
      discord: '',
    })
  })

  test('a dry run changes nothing', async () => {
    const before = await get()
    const planned = await set('--name', 'other', '--dry-run')
    expect(planned).toMatchObject({ dryRun: true, transaction: null, identity: { name: 'other' } })
    expect((await get()).identity).toEqual(before.identity)
  })

  test('a field that is too long is refused by its name', async () => {
    const refused = await chain.failure(
      'wallet',
      'set_identity',
      '--name',
      'é'.repeat(129),
      '--yes',
    )
    expect(refused.code).toBe('invalid_identity')
    expect(refused.hint).toContain('ame may have 256 bytes')
  })
})

describe('wallet overview and swap-hotkey', () => {
  interface Neuron {
    netuid: number
    uid: number
    hotkey: string
    hotkeyName: string | null
    stake: Amount
    lastUpdate: number
    blocksSinceUpdate: number
  }
  type Overview = { wallets: { coldkey: string; free: Amount; neurons: Neuron[] }[] }
  type Swapped = Sent & {
    netuid: number | null
    newHotkey: string
    moved: { netuid: number; uid: number }[]
  }
  const overview = async (...argv: string[]) => {
    const { wallets } = await chain.data<Overview>('wallet overview', ...argv)
    const [first] = wallets
    if (first === undefined) throw new Error('no wallet')
    return first
  }
  const swap = (...argv: string[]) =>
    chain.data<Swapped>('wallet swap-hotkey', '--hotkey', 'h', ...argv)

  test('the overview shows each place with its stake', async () => {
    await chain.data('stake add', ...['--netuid', '1', '--hotkey', 'h', '--amount', '5', '--yes'])
    const { coldkey, neurons } = await overview()
    expect(coldkey).toBe(chain.coldkey)
    expect(neurons).toMatchObject([{ netuid: 1, hotkey: chain.hotkey, hotkeyName: 'h' }])
    expect(rao(neurons[0]?.stake ?? { rao: '0' })).toBeGreaterThan(0n)
    expect((await overview('--netuids', '2')).neurons).toEqual([])
    expect((await overview('--exclude-hotkeys', 'h')).neurons).toEqual([])
    const byAddress = await overview(chain.coldkey, '-in', chain.hotkey)
    expect(byAddress.neurons).toMatchObject([{ hotkeyName: null, stake: neurons[0]?.stake }])
    const { stdout } = await chain.run('wallet', 'overview')
    expect(stdout).toContain('blocks ago')
  })

  test("another's hotkey, the same one, and both scopes at once are refused", async () => {
    const failure = (...argv: string[]) =>
      chain.failure('wallet', 'swap-hotkey', '--hotkey', 'h', ...argv, '--yes')
    expect((await failure(VALIDATOR)).code).toBe('non_associated_cold_key')
    expect((await failure('h')).code).toBe('new_hot_key_is_same_with_old')
    expect((await failure('h', '--netuid', '1', '--all-netuids')).code).toBe('netuid_twice')
    expect((await failure()).details).toEqual({ argument: '--new-hotkey' })
  })

  test('on one subnet a young chain refuses where swaps are a day apart, and the dry run says so', async () => {
    await chain.data('devnet set storage', 'Devnet.HotkeySwapInterval', '7200')
    const { stdout, code } = await chain.run(
      ...['wallet', 'swap-hotkey', '--hotkey', 'h', '--new-hotkey', FRESH, '--netuid', '1'],
      ...['--dry-run', '--json'],
    )
    expect(code).not.toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      data: {
        netuid: 1,
        cost: { rao: '1000000' },
        refusals: [{ code: 'hot_key_swap_on_subnet_interval_not_passed' }],
      },
    })
  })

  test('everywhere: the price is named, then uid and stake are those of the new hotkey', async () => {
    const before = await overview()
    const planned = await swap(FRESH, '--dry-run')
    expect(planned).toMatchObject({
      dryRun: true,
      cost: { rao: '100000000' },
      refusals: [],
      moved: [{ netuid: 1, uid: before.neurons[0]?.uid }],
    })
    const asked = await chain.failure('wallet', 'swap-hotkey', FRESH, '--hotkey', 'h')
    expect(asked.code).toBe('confirmation_required')
    expect(asked.details.question).toContain('on every subnet for 0.1')
    const done = await swap('--new-hotkey', FRESH, '--yes')
    const after = await overview()
    expect(rao(before.free) - rao(after.free)).toBe(
      rao(done.cost) + rao(done.transaction?.fee ?? { rao: '0' }),
    )
    expect(after.neurons).toMatchObject([
      { netuid: 1, uid: before.neurons[0]?.uid, hotkey: FRESH, hotkeyName: null },
    ])
    const again = await chain.failure(
      ...['wallet', 'swap_hotkey', chain.hotkey, '--hotkey', FRESH, '--yes'],
    )
    expect(again.code).toBe('hot_key_set_tx_rate_limit_exceeded')
  })
})

test.each(['associate-hotkey', 'get-identity', 'set-identity', 'overview', 'swap-hotkey'])(
  'wallet %s has help',
  async (name) => {
    const { code, stdout } = await chain.run('wallet', name, '--help')
    expect(code).toBe(0)
    expect(stdout).toContain(`dtao wallet ${name}`)
  },
)
