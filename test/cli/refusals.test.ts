import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openLmdb } from '../../src/simulator/node/store/lmdb.ts'
import { keypairFromUri } from '../../src/wallet/keys/uri.ts'
import { Keystore } from '../../src/wallet/store/keystore.ts'
import { cleanEnv, DTAO, dtao, type Finished } from './dtao.ts'
import { type OwnChain, ownChain, VALIDATOR } from './own-chain.ts'

let chain: OwnChain
let before: unknown
beforeAll(async () => {
  chain = await ownChain(20)
  before = await chain.data('devnet status')
})
afterAll(async () => {
  // Whatever was refused: no block was made.
  expect(await chain.data('devnet status')).toEqual(before)
  chain.remove()
})

const stake = (...argv: string[]) => [
  ...['stake', 'add', '--yes', '--netuid', '1', '--hotkey', VALIDATOR, '--amount', '1'],
  ...argv,
]

describe('what is refused before anything is signed', () => {
  test.each<[string, string[], string, number]>([
    ['a negative amount', stake('--amount', '-1'), 'amount_negative', 2],
    ['nothing', stake('--amount', '0'), 'amount_zero', 2],
    ['what is no amount', stake('--amount', 'abc'), 'amount_invalid', 2],
    ['a part of a rao', stake('--amount', '1.0000000001'), 'amount_too_precise', 2],
    ['more than everything', stake('--amount', '101%'), 'amount_too_large', 2],
    ['another token', stake('--amount', '1alpha'), 'amount_wrong_token', 2],
    ['an amount and everything', stake('--all'), 'amount_twice', 2],
    ['more than the balance', stake('--amount', '21'), 'not_enough_balance_to_stake', 1],
    ['less than the least stake', stake('--amount', '0.001'), 'amount_too_low', 1],
    ['a netuid beyond u16', stake('--netuid', '65536'), 'netuid_invalid', 2],
    ['a netuid that is none', stake('--netuid', 'one'), 'netuid_invalid', 2],
    ['a subnet that is not there', stake('--netuid', '77'), 'subnet_unknown', 2],
    ['a wallet that is not there', stake('--wallet', 'nobody'), 'wallet_not_found', 3],
    ['a hotkey that is not there', stake('--hotkey', 'nobody'), 'wallet_not_found', 3],
    [
      'an address with a wrong letter',
      stake('--hotkey', `${VALIDATOR.slice(0, -1)}f`),
      'address_invalid',
      2,
    ],
    ['a short address', stake('--hotkey', VALIDATOR.slice(0, -1)), 'address_invalid', 2],
    [
      'an address of another network',
      stake('--hotkey', '15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5'),
      'address_invalid',
      2,
    ],
    [
      "somebody else's hotkey that the chain does not know",
      stake('--hotkey', '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY'),
      'hot_key_account_not_exists',
      1,
    ],
    [
      'a price that would move too far',
      stake('--netuid', '4', '--amount', '5'),
      'slippage_too_high',
      5,
    ],
    ['a tolerance that is none', stake('--tolerance', '5'), 'tolerance_invalid', 2],
    [
      'unstaking what is not staked',
      ['stake', 'remove', '--yes', '--netuid', '1', '--hotkey', VALIDATOR, '--amount', '1'],
      'not_enough_stake_to_withdraw',
      1,
    ],
    [
      'no amount and nobody to ask',
      ['stake', 'add', '--netuid', '1', '--hotkey', VALIDATOR, '--yes'],
      'argument_missing',
      2,
    ],
    [
      'no subnet and nobody to ask',
      ['stake', 'add', '--amount', '1', '--yes'],
      'argument_missing',
      2,
    ],
    [
      'no consent and nobody to ask',
      stake().filter((word) => word !== '--yes'),
      'confirmation_required',
      2,
    ],
    [
      'a share of nothing in particular',
      ['stake', 'quote', '--netuid', '1', '--amount', '50%'],
      'amount_invalid',
      2,
    ],
    [
      'more than a pool holds',
      ['stake', 'quote', '--netuid', '1', '--amount', '99999999', '--exact-out'],
      'insufficient_liquidity',
      1,
    ],
    [
      'sending more than there is',
      ['wallet', 'transfer', '--dest', VALIDATOR, '--amount', '21', '--yes'],
      'funds_unavailable',
      1,
    ],
    [
      'sending everything and the account',
      ['wallet', 'transfer', '--dest', VALIDATOR, '--amount', '19999666300rao', '--yes'],
      'not_expendable',
      1,
    ],
    [
      'sending too little to exist',
      [
        'wallet',
        'transfer',
        '--dest',
        '5DfhGyQdFobKM8NsWvEeAKk5EQQgYe9AydgJ7rMB6E1EqRzV',
        '--amount',
        '1rao',
        '--yes',
      ],
      'below_minimum',
      1,
    ],
    [
      'sending to nobody',
      ['wallet', 'transfer', '--dest', '5F', '--amount', '1', '--yes'],
      'wallet_not_found',
      3,
    ],
    [
      'a subnet that cannot be paid',
      ['subnets', 'create', '--hotkey', 'h', '--yes'],
      'cannot_afford_lock_cost',
      1,
    ],
    [
      "starting somebody else's subnet",
      ['subnets', 'start', '--netuid', '1', '--yes'],
      'bad_origin',
      1,
    ],
    [
      'registering what is registered',
      ['subnets', 'register', '--netuid', '1', '--hotkey', VALIDATOR, '--yes'],
      'hot_key_already_registered_in_sub_net',
      1,
    ],
    ['funding nobody', ['devnet', 'fund', 'nobody', '1'], 'wallet_not_found', 3],
    ['funding with a share', ['devnet', 'fund', 'w', '50%'], 'amount_invalid', 2],
  ])('%s', async (_what, argv, code, exit) => {
    const failure = await chain.failure(...argv)
    expect({ code: failure.code, exit: failure.exit }).toEqual({ code, exit })
    expect(failure.message).toMatch(/^([A-Z“"]|--).*[.!?]$/s)
    expect(failure.message).not.toContain('\n')
    expect(failure.hint).not.toBeNull()
  })

  test('a network that is none', async () => {
    const { code, stdout } = await dtao([...stake(), '--network', 'mainnet', '--json'], {
      home: chain.home,
      env: { DTAO_WALLET: chain.wallet },
    })
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'network_unknown' } })
    expect(code).toBe(2)
  })

  test('a missing flag is named, with what would have been asked', async () => {
    const failure = await chain.failure('stake', 'add', '--amount', '1', '--yes')
    expect(failure.message).toContain('--netuid')
  })

  test('everything that stands in the way is named at once', async () => {
    const failure = await chain.failure(...stake('--netuid', '4', '--amount', '25'))
    expect(failure.details).toMatchObject({
      error: 'SlippageTooHigh',
      also: ['SubtensorModule.NotEnoughBalanceToStake'],
    })
  })

  test('the chain is asked before the password is', async () => {
    const keystore = new Keystore(join(chain.home, '.bittensor', 'wallets'))
    const keypair = await keypairFromUri('//locked')
    await keystore.write({ wallet: 'locked' }, keypair, {
      password: new TextEncoder().encode('correct horse battery'),
    })
    const poor = await chain.failure(...stake('--wallet', 'locked'))
    expect(poor).toMatchObject({
      code: 'cannot_pay_fee',
      exit: 1,
      details: { also: ['SubtensorModule.NotEnoughBalanceToStake'] },
    })
  }, 120_000)
})

describe('the wallet of a chain that would agree', () => {
  test('a wrong password ends with 3 and names its source', async () => {
    const other = await ownChain()
    try {
      const keystore = new Keystore(join(other.home, '.bittensor', 'wallets'))
      await keystore.write({ wallet: 'locked' }, await keypairFromUri('//Alice'), {
        password: new TextEncoder().encode('correct horse battery'),
      })
      const { code, stdout } = await dtao(
        [...stake('--wallet', 'locked'), '--network', 'sim', '--json'],
        { home: other.home, env: { BT_WALLET_PASSWORD: 'wrong' } },
      )
      expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'wrong_password' } })
      expect(stdout).toContain('BT_WALLET_PASSWORD')
      expect(code).toBe(3)
      const { code: none } = await dtao(
        [...stake('--wallet', 'locked'), '--network', 'sim', '--json'],
        { home: other.home },
      )
      expect(none).toBe(3)
    } finally {
      other.remove()
    }
  }, 120_000)
})

describe('a data directory', () => {
  test('that cannot be made, because a file is in the way', async () => {
    const path = join(chain.home, 'file')
    writeFileSync(path, '')
    const failure = await chain.failure('subnets', 'list', '--data-dir', path)
    expect(failure).toMatchObject({ code: 'data_directory', exit: 4 })
    expect(failure.hint).toContain('--data-dir')
  })

  test.runIf(existsSync('/proc'))('where nothing can be made, and a wallet there', async () => {
    const nowhere = '/proc/nothing'
    const failure = await chain.failure('subnets', 'list', '--data-dir', nowhere)
    expect(failure).toMatchObject({ code: 'data_directory', exit: 4 })
    for (const path of [nowhere, '/dev/null/x']) {
      const argv = [
        '--wallet-path',
        path,
        '--wallet',
        'w',
        '--hotkey',
        'h',
        '--no-password',
        '--yes',
      ]
      expect(await chain.failure('wallet', 'create', ...argv)).toMatchObject({
        code: 'wallet_unwritable',
        exit: 3,
      })
    }
  })

  test('that a newer dtao made', async () => {
    const path = join(chain.home, 'newer')
    await chain.data('subnets list', '--data-dir', path)
    const store = openLmdb(join(path, 'chain'))
    store.transaction(() => {
      for (const [key, value] of store.tables.meta.range('')) {
        const text = Buffer.from(value).toString()
        store.tables.meta.put(key, Buffer.from(text.replace('"format":1,', '"format":99,')))
      }
    })
    await store.close()
    const failure = await chain.failure('subnets', 'list', '--data-dir', path)
    expect(failure).toMatchObject({ code: 'data_newer', exit: 4 })
  })

  test('that holds something else', async () => {
    const path = join(chain.home, 'odd')
    mkdirSync(join(path, 'chain'), { recursive: true })
    writeFileSync(join(path, 'chain', 'data.mdb'), 'x'.repeat(10_000))
    const failure = await chain.failure('subnets', 'list', '--data-dir', path)
    expect(failure).toMatchObject({ code: 'data_corrupted', exit: 4 })
    expect(failure.hint).toContain('devnet reset')
    expect(await chain.data('devnet reset', '--data-dir', path, '--yes')).toMatchObject({
      dryRun: false,
    })
    expect((await chain.run('subnets', 'list', '--data-dir', path)).code).toBe(0)
  })

  test('whose chain was cut short, which starting over helps', async () => {
    const path = join(chain.home, 'cut')
    await chain.data('devnet advance', '30', '--data-dir', path)
    const file = join(path, 'chain', 'data.mdb')
    truncateSync(file, statSync(file).size / 2)
    for (const command of ['subnets list', 'devnet status', 'devnet advance']) {
      const failure = await chain.failure(...command.split(' '), '--data-dir', path)
      expect(failure).toMatchObject({ code: 'data_corrupted', exit: 4 })
    }
    await chain.data('devnet reset', '--data-dir', path, '--yes')
    expect((await chain.run('subnets', 'list', '--data-dir', path)).code).toBe(0)
  })

  test('whose damage shows when the chain introduces itself', async () => {
    const path = join(chain.home, 'unread')
    await chain.data('subnets list', '--data-dir', path)
    const store = openLmdb(join(path, 'chain'))
    store.transaction(() => store.tables.blocks.put('00000000', new Uint8Array(3)))
    await store.close()
    const failure = await chain.failure('subnets', 'list', '--data-dir', path)
    expect(failure).toMatchObject({ code: 'data_corrupted', exit: 4 })
  })

  test.runIf(existsSync('/proc/self/limits'))(
    'whose files fit neither into memory nor onto the disk as they would elsewhere',
    async () => {
      const path = join(chain.home, 'limited')
      const small = await limited('ulimit -v 12582912', 3, path)
      expect(small.code).toBe(0)
      const full = await limited('ulimit -f 400', 300, path)
      expect(full.code).toBe(4)
      expect(full.stderr).toMatch(/^error: The disk of .* is full/m)
      const none = await limited('ulimit -f 1', 1, join(path, 'new'))
      expect(none.code).toBe(4)
      expect(none.stderr).toMatch(/^error: The disk of .* is full/m)
    },
  )

  /** Makes blocks in a shell that limits it first. */
  function limited(limit: string, blocks: number, path: string): Promise<Finished> {
    const argv = ['devnet', 'advance', `${blocks}`, '--network', 'sim', '--data-dir', path]
    return new Promise((resolve, reject) => {
      const script = `${limit}; exec "$0" "$@"`
      const child = spawn('sh', ['-c', script, process.execPath, DTAO, ...argv], {
        env: cleanEnv(chain.home),
        stdio: ['ignore', 'ignore', 'pipe'],
      })
      let stderr = ''
      child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
      child.on('error', reject)
      child.on('close', (code) => resolve({ code, stdout: '', stderr }))
    })
  }
})
