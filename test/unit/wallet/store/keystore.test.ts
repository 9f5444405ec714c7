import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  AddressMismatchError,
  InvalidNameError,
  KeyExistsError,
  PairMismatchError,
  UnsafeFileError,
  WalletNotFoundError,
  WatchOnlyError,
} from '../../../../src/errors/wallet.ts'
import { publicKeyfile } from '../../../../src/wallet/formats/write.ts'
import type { Keypair } from '../../../../src/wallet/keys/keypair.ts'
import { keypairFromMnemonic } from '../../../../src/wallet/keys/mnemonic.ts'
import { DEV_PHRASE, keypairFromUri } from '../../../../src/wallet/keys/uri.ts'
import { changeWallet, recoverWallet } from '../../../../src/wallet/store/change.ts'
import { Keystore } from '../../../../src/wallet/store/keystore.ts'
import { listWallets } from '../../../../src/wallet/store/list.ts'
import { vectorPath } from '../vectors.ts'

let root: string
let store: Keystore
let alice: Keypair
let bob: Keypair

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'dtao-keystore-'))
  store = new Keystore(join(root, 'wallets'))
  alice = await keypairFromUri('//Alice')
  bob = await keypairFromUri('//Bob')
})

afterEach(() => rmSync(root, { recursive: true, force: true }))

function path(...parts: string[]): string {
  return join(root, 'wallets', ...parts)
}

function mode(file: string): string {
  return (lstatSync(file).mode & 0o777).toString(8)
}

/** Every file and directory below `directory`. */
function tree(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const own = join(directory, entry.name)
    return entry.isDirectory() ? [own, ...tree(own)] : [own]
  })
}

describe('a keystore', () => {
  it('writes a coldkey and a hotkey that open again', async () => {
    await store.write({ wallet: 'w' }, alice)
    await store.write({ wallet: 'w', hotkey: 'h' }, bob)
    expect((await store.open({ wallet: 'w' })).keypair.address).toBe(alice.address)
    expect((await store.open({ wallet: 'w', hotkey: 'h' })).keypair.address).toBe(bob.address)
    expect((await store.readPublic({ wallet: 'w' })).keypair).toBeUndefined()
    expect(await store.addressOf({ wallet: 'w', hotkey: 'h' })).toBe(bob.address)
    expect(store.wrapping({ wallet: 'w' })).toBe('plain')
    expect(readdirSync(path('w')).sort()).toEqual(['coldkey', 'coldkeypub.txt', 'hotkeys'])
  })

  it.each([0o000, 0o022, 0o077])('keeps everything from others under umask %s', async (umask) => {
    const before = process.umask(umask)
    try {
      await store.write({ wallet: 'w' }, alice)
      await store.write({ wallet: 'w', hotkey: 'h' }, alice)
      await store.write({ wallet: 'w' }, bob, { overwrite: true })
    } finally {
      process.umask(before)
    }
    for (const entry of [path(), ...tree(path())])
      expect(`${entry} ${mode(entry)}`).toBe(
        `${entry} ${lstatSync(entry).isDirectory() ? 700 : 600}`,
      )
  })

  it('does not replace a key unasked, and names both addresses', async () => {
    await store.write({ wallet: 'w' }, alice)
    const refused = store.write({ wallet: 'w' }, bob)
    await expect(refused).rejects.toThrow(KeyExistsError)
    await expect(refused).rejects.toThrow(alice.address)
    await expect(refused).rejects.toThrow(bob.address)
    expect((await store.open({ wallet: 'w' })).keypair.address).toBe(alice.address)
  })

  it('keeps a numbered backup of both files of every key it replaces', async () => {
    await store.write({ wallet: 'w' }, alice)
    const first = readFileSync(path('w', 'coldkey'))
    const backups = await store.write({ wallet: 'w' }, bob, { overwrite: true })
    expect(backups).toEqual([
      path('w', 'backups', 'coldkey.1'),
      path('w', 'backups', 'coldkeypub.txt.1'),
    ])
    expect(readFileSync(path('w', 'backups', 'coldkey.1'))).toEqual(first)
    await store.write({ wallet: 'w' }, alice, { overwrite: true })
    expect(readdirSync(path('w', 'backups'))).toHaveLength(4)
    await store.write({ wallet: 'w' }, alice, { overwrite: true, backup: false })
    expect(readdirSync(path('w', 'backups'))).toHaveLength(4)
  })

  it('writes several keys of a wallet, all or none', async () => {
    const [cold = [], hot = []] = await store.writeAll([
      { name: { wallet: 'w' }, keypair: alice },
      { name: { wallet: 'w', hotkey: 'h' }, keypair: bob },
    ])
    expect([cold, hot]).toEqual([[], []])
    const refused = store.writeAll([
      { name: { wallet: 'w' }, keypair: bob, overwrite: true },
      { name: { wallet: 'w', hotkey: 'h' }, keypair: alice },
    ])
    await expect(refused).rejects.toThrow(KeyExistsError)
    expect((await store.open({ wallet: 'w' })).keypair.address).toBe(alice.address)
    const backups = await store.writeAll([
      { name: { wallet: 'w' }, keypair: bob, overwrite: true },
      { name: { wallet: 'w', hotkey: 'h' }, keypair: alice, overwrite: true },
    ])
    expect(backups).toEqual([
      [path('w', 'backups', 'coldkey.1'), path('w', 'backups', 'coldkeypub.txt.1')],
      [path('w', 'backups', 'hotkeys-h.1'), path('w', 'backups', 'hotkeys-hpub.txt.1')],
    ])
    expect((await store.open({ wallet: 'w', hotkey: 'h' })).keypair.address).toBe(alice.address)
  })

  it('finds the backups that hold a key without a password, in any format', async () => {
    for (const keypair of [alice, bob, alice, bob])
      await store.write({ wallet: 'w' }, keypair, { overwrite: true })
    writeFileSync(path('w', 'backups', 'bare'), DEV_PHRASE)
    writeFileSync(path('w', 'backups', 'sealed'), '$NACLxxxx')
    symlinkSync(path('w', 'coldkey'), path('w', 'backups', 'linked'))
    expect(await store.plainBackups('w', alice)).toEqual([
      path('w', 'backups', 'coldkey.1'),
      path('w', 'backups', 'coldkey.3'),
    ])
    const dev = keypairFromMnemonic(DEV_PHRASE)
    expect(await store.plainBackups('w', dev)).toEqual([path('w', 'backups', 'bare')])
    expect(await store.plainBackups('none', alice)).toEqual([])
  })

  it('puts no public half next to the secret of another key', async () => {
    await store.write({ wallet: 'w' }, alice)
    const write = (keypair: Pick<Keypair, 'scheme' | 'publicKey'>) =>
      store.writePublic({ wallet: 'w' }, keypair, { overwrite: true })
    await expect(write(bob)).rejects.toThrow(PairMismatchError)
    await expect(write({ scheme: 'ed25519', publicKey: alice.publicKey })).rejects.toThrow(
      PairMismatchError,
    )
    rmSync(path('w', 'coldkeypub.txt'))
    await expect(write(bob)).rejects.toThrow(alice.address) // the secret itself says so
    await write(alice)
    const vault = vectorPath('keyfiles/legacy/ansible_ascii')
    writeFileSync(path('w', 'coldkey'), readFileSync(vault))
    await expect(write(bob)).rejects.toThrow(alice.address) // now the public keyfile does
    rmSync(path('w', 'coldkeypub.txt'))
    await write(bob) // nothing says anything else
  })

  it('refuses an empty password', async () => {
    await expect(
      store.write({ wallet: 'w' }, alice, { password: new Uint8Array() }),
    ).rejects.toThrow('empty')
    expect(store.has({ wallet: 'w' }, 'secret')).toBe(false)
  })

  it.each([
    '',
    '.',
    '..',
    'a/b',
    '../x',
    'a\\b',
    'a\u0000',
    'a\nb',
    ' a',
    'a ',
    '.hidden',
    'x\u202ey',
    'a'.repeat(201),
  ])('refuses the name %j', async (name) => {
    await expect(store.write({ wallet: name }, alice)).rejects.toThrow(InvalidNameError)
    await expect(store.write({ wallet: 'w', hotkey: name }, alice)).rejects.toThrow(
      InvalidNameError,
    )
  })

  it('refuses hotkey names that the public files use', async () => {
    for (const hotkey of ['xpub.txt', 'x.lock'])
      await expect(store.write({ wallet: 'w', hotkey }, alice)).rejects.toThrow(InvalidNameError)
  })

  it('says what is missing', async () => {
    await expect(store.open({ wallet: 'none' })).rejects.toThrow(WalletNotFoundError)
    await store.writePublic({ wallet: 'w' }, alice)
    await expect(store.open({ wallet: 'w' })).rejects.toThrow(WatchOnlyError)
    expect((await store.readPublic({ wallet: 'w' })).publicKey).toEqual(alice.publicKey)
  })

  it('refuses a coldkey next to another key’s coldkeypub.txt', async () => {
    await store.write({ wallet: 'w' }, alice)
    writeFileSync(path('w', 'coldkeypub.txt'), publicKeyfile(bob))
    await expect(store.open({ wallet: 'w' })).rejects.toThrow(AddressMismatchError)
  })

  it('opens the wallets that the Python library wrote', async () => {
    const theirs = new Keystore(vectorPath('keyfiles/wallets'))
    expect((await theirs.open({ wallet: 'plain' })).keypair.address).toMatch(/^5Dfh/)
    const hotkey = await theirs.open({ wallet: 'plain', hotkey: 'hk with space.1' })
    expect(hotkey.keypair.address).toBe(alice.address)
  })
})

describe('links', () => {
  it('are not followed to a keyfile, a wallet or its hotkeys', async () => {
    await store.write({ wallet: 'real' }, alice)
    await store.write({ wallet: 'real', hotkey: 'h' }, alice)
    symlinkSync(path('real'), path('linked'))
    await expect(store.open({ wallet: 'linked' })).rejects.toThrow(UnsafeFileError)
    await expect(store.write({ wallet: 'linked' }, bob, { overwrite: true })).rejects.toThrow(
      UnsafeFileError,
    )
    mkdirSync(path('other'))
    symlinkSync(path('real', 'coldkey'), path('other', 'coldkey'))
    symlinkSync(path('real', 'hotkeys'), path('other', 'hotkeys'))
    await expect(store.open({ wallet: 'other' })).rejects.toThrow(UnsafeFileError)
    await expect(store.write({ wallet: 'other', hotkey: 'x' }, bob)).rejects.toThrow(
      UnsafeFileError,
    )
  })

  it('in the way of a new key are replaced, not written through', async () => {
    mkdirSync(path('w'), { recursive: true })
    const outside = join(root, 'outside')
    writeFileSync(outside, 'untouched')
    symlinkSync(outside, path('w', 'coldkey'))
    await store.write({ wallet: 'w' }, alice, { overwrite: true })
    expect(readFileSync(outside, 'utf8')).toBe('untouched')
    expect((await store.open({ wallet: 'w' })).keypair.address).toBe(alice.address)
  })
})

describe('an interrupted change', () => {
  const bytes = (text: string) => new TextEncoder().encode(text)

  it('that was decided is finished by the next look', async () => {
    await store.write({ wallet: 'w' }, alice)
    await store.write({ wallet: 'spare' }, bob)
    const commit = path('w', '.dtao-commit')
    mkdirSync(commit)
    writeFileSync(join(commit, 'new-0'), readFileSync(path('spare', 'coldkey')))
    writeFileSync(join(commit, 'new-1'), readFileSync(path('spare', 'coldkeypub.txt')))
    const plan = [
      { staged: 'new-0', path: 'coldkey' },
      { staged: 'new-1', path: 'coldkeypub.txt' },
    ]
    writeFileSync(join(commit, 'plan.json'), JSON.stringify(plan))
    expect((await store.list())[1]?.coldkey?.address).toBe(bob.address)
    expect((await store.open({ wallet: 'w' })).keypair.address).toBe(bob.address)
    expect(readdirSync(path('w')).sort()).toEqual(['coldkey', 'coldkeypub.txt'])
  })

  it('that was not decided leaves the old files and is cleared by the next change', async () => {
    await store.write({ wallet: 'w' }, alice)
    mkdirSync(path('w', '.dtao-stage-abcdef'))
    writeFileSync(path('w', '.dtao-stage-abcdef', 'new-0'), 'half a ke')
    expect((await store.open({ wallet: 'w' })).keypair.address).toBe(alice.address)
    await store.write({ wallet: 'w' }, bob, { overwrite: true })
    expect(readdirSync(path('w')).sort()).toEqual(['backups', 'coldkey', 'coldkeypub.txt'])
  })

  it('takes over the lock of a process that died', () => {
    mkdirSync(path('w'), { recursive: true })
    writeFileSync(path('w', '.dtao-lock'), '4194304 1')
    changeWallet(path('w'), [{ path: 'coldkey', bytes: bytes('x') }])
    expect(readdirSync(path('w'))).toEqual(['coldkey'])
  })

  it('gives way to a directory where a file should be, before anything is touched', () => {
    mkdirSync(path('w', 'coldkeypub.txt'), { recursive: true })
    writeFileSync(path('w', 'coldkey'), 'old')
    const files = ['coldkey', 'coldkeypub.txt'].map((name) => ({ path: name, bytes: bytes('new') }))
    expect(() => changeWallet(path('w'), files)).toThrow(UnsafeFileError)
    recoverWallet(path('w'))
    expect(readFileSync(path('w', 'coldkey'), 'utf8')).toBe('old')
  })

  it('that fails while it is staged leaves nothing of the new key behind', async () => {
    await store.write({ wallet: 'w' }, alice)
    symlinkSync(root, path('w', 'backups'))
    await expect(store.write({ wallet: 'w' }, bob, { overwrite: true })).rejects.toThrow(
      UnsafeFileError,
    )
    expect(readdirSync(path('w')).sort()).toEqual(['backups', 'coldkey', 'coldkeypub.txt'])
    expect((await store.open({ wallet: 'w' })).keypair.address).toBe(alice.address)
  })

  it('that cannot write at all changes nothing', async () => {
    await store.write({ wallet: 'w' }, alice)
    const files = [{ path: 'coldkey', bytes: bytes('new') }]
    const check = () => {
      throw new Error('given up')
    }
    expect(() => changeWallet(path('w'), files, { check })).toThrow('given up')
    if (process.getuid?.() !== 0) {
      chmodSync(path('w'), 0o500)
      await expect(store.write({ wallet: 'w' }, bob, { overwrite: true })).rejects.toThrow()
      chmodSync(path('w'), 0o700)
    }
    expect((await store.open({ wallet: 'w' })).keypair.address).toBe(alice.address)
  })
})

describe('listing', () => {
  it('names a wallet that cannot be read, and lists the others', async () => {
    await store.write({ wallet: 'a' }, alice)
    await store.write({ wallet: 'b' }, bob)
    symlinkSync('hotkeys', path('a', 'hotkeys')) // a circle, which even root cannot read
    const { wallets, unreadable } = await listWallets(path())
    expect(wallets.map(({ name, coldkey }) => [name, coldkey?.address])).toEqual([
      ['a', alice.address],
      ['b', bob.address],
    ])
    expect(unreadable).toEqual([
      { name: 'a', reason: `${path('a', 'hotkeys')}: the path has too many symbolic links.` },
    ])
  })

  it('shows wallets, hotkeys and watch-only keys without opening a secret', async () => {
    await store.write({ wallet: 'b' }, alice)
    await store.write({ wallet: 'b', hotkey: 'h2' }, bob)
    await store.writePublic({ wallet: 'b', hotkey: 'h1' }, alice)
    await store.writePublic({ wallet: 'a' }, bob)
    for (const secret of [path('b', 'coldkey'), path('b', 'hotkeys', 'h2')]) {
      rmSync(secret)
      symlinkSync('/dev/null', secret) // reading it would be refused
    }
    expect(await store.list()).toEqual([
      {
        name: 'a',
        coldkey: { address: bob.address, scheme: 'sr25519', hasSecret: false },
        hotkeys: [],
      },
      {
        name: 'b',
        coldkey: { address: alice.address, scheme: 'sr25519', hasSecret: true },
        hotkeys: [
          { name: 'h1', address: alice.address, scheme: 'sr25519', hasSecret: false },
          { name: 'h2', address: bob.address, scheme: 'sr25519', hasSecret: true },
        ],
      },
    ])
  })

  it('reads old bare-hex files, and lists damaged ones without an address', async () => {
    mkdirSync(path('old'), { recursive: true })
    writeFileSync(path('old', 'coldkeypub.txt'), `${alice.account}\n`)
    mkdirSync(path('old', 'hotkeys'))
    writeFileSync(path('old', 'hotkeys', 'hpub.txt'), bob.account)
    mkdirSync(path('torn'))
    writeFileSync(path('torn', 'coldkeypub.txt'), '{"ss58Addr')
    mkdirSync(path('empty'))
    writeFileSync(path('a file'), '')
    expect((await store.list())[0]?.hotkeys[0]).toMatchObject({ name: 'h', address: bob.address })
    expect((await store.list()).map(({ name, coldkey }) => [name, coldkey?.address])).toEqual([
      ['old', alice.address],
      ['torn', undefined],
    ])
  })

  it('of a directory that does not exist is empty', async () => {
    expect(await store.list()).toEqual([])
  })
})
