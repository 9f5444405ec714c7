import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { allColdkeys, coldkeyOf, hotkeyOf, hotkeysOf } from '../../../src/cli/accounts.ts'
import { addressBook } from '../../../src/cli/address-book.ts'
import { cryptoReady } from '../../../src/crypto/index.ts'
import { keypairFromUri } from '../../../src/wallet/keys/uri.ts'
import { Keystore } from '../../../src/wallet/store/keystore.ts'
import { testContext } from './context.ts'

const ALICE = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY'
const BOB = '5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty'

let folder: string
let ctx: ReturnType<typeof testContext>
let keystore: Keystore

beforeEach(async () => {
  await cryptoReady()
  folder = mkdtempSync(join(tmpdir(), 'dtao-accounts-'))
  const root = join(folder, 'wallets')
  keystore = new Keystore(root)
  ctx = testContext({
    env: { DTAO_WALLET_PATH: root, DTAO_CONFIG: join(folder, 'config', 'config.json') },
  })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** As wallets were before there were public keyfiles of hotkeys, or where somebody deleted them. */
async function old(name: { wallet: string; hotkey?: string }, uri: string): Promise<void> {
  await keystore.write(name, await keypairFromUri(uri))
  rmSync(
    name.hotkey === undefined
      ? join(keystore.root, name.wallet, 'coldkeypub.txt')
      : join(keystore.root, name.wallet, 'hotkeys', `${name.hotkey}pub.txt`),
  )
}

describe('keys without a public keyfile', () => {
  test('are known where they are not encrypted', async () => {
    await old({ wallet: 'w' }, '//Alice')
    await old({ wallet: 'w', hotkey: 'h' }, '//Bob')
    const coldkey = { wallet: 'w', address: ALICE }
    expect(await allColdkeys(ctx)).toEqual([coldkey])
    expect(await coldkeyOf(ctx, 'w')).toEqual(coldkey)
    const hotkey = { wallet: 'w', hotkey: 'h', address: BOB }
    expect(await hotkeysOf(ctx, 'w')).toEqual([hotkey])
    expect(await hotkeyOf(ctx, 'w', BOB)).toEqual(hotkey)
  })

  test('are there where they are encrypted, and what to do is said', async () => {
    await old({ wallet: 'w' }, '//Alice')
    writeFileSync(join(keystore.root, 'w', 'coldkey'), '$NACL and the rest')
    await expect(coldkeyOf(ctx, 'w')).rejects.toMatchObject({
      code: 'address_unknown',
      exitCode: 3,
      hints: [expect.stringContaining('regen-coldkeypub --wallet w')],
    })
    await old({ wallet: 'w', hotkey: 'h' }, '//Bob')
    writeFileSync(join(keystore.root, 'w', 'hotkeys', 'h'), '$NACL and the rest')
    await expect(hotkeyOf(ctx, 'w', 'h')).rejects.toMatchObject({
      code: 'address_unknown',
      hints: [expect.stringContaining('regen-hotkeypub --wallet w --hotkey h')],
    })
    expect(await allColdkeys(ctx)).toEqual([])
    expect(ctx.shown()).toMatch(/Wallet w is left out: .*regen-coldkeypub --wallet w/s)
  })

  test('are left out of lists where they are damaged', async () => {
    await old({ wallet: 'w', hotkey: 'h' }, '//Bob')
    writeFileSync(join(keystore.root, 'w', 'hotkeys', 'h'), '{')
    expect(await hotkeysOf(ctx, 'w')).toEqual([])
  })
})

test('a hotkey may be named by the address book, after those of the wallet', async () => {
  addressBook(ctx).add({ name: 'friend', address: BOB })
  addressBook(ctx).add({ name: 'h', address: BOB })
  await keystore.write({ wallet: 'w', hotkey: 'h' }, await keypairFromUri('//Alice'))
  expect(await hotkeyOf(ctx, 'w', 'friend')).toEqual({ address: BOB })
  expect(await hotkeyOf(ctx, 'w', 'h')).toMatchObject({ address: ALICE })
})
