import { join } from 'node:path'
import { cryptoReady } from '../../../src/crypto/index.ts'
import { keypairFromUri } from '../../../src/wallet/keys/uri.ts'
import { Keystore } from '../../../src/wallet/store/keystore.ts'

/** The addresses of a development wallet. */
export interface DevWallet {
  readonly name: string
  readonly coldkey: string
  readonly hotkey: string
}

/** The wallets that the clients use, without passwords. */
export interface DevWallets {
  readonly path: string
  readonly alice: DevWallet
  readonly bob: DevWallet
  readonly charlie: DevWallet
  readonly dave: DevWallet
}

/** Writes the wallets of //Alice, //Bob, //Charlie and //Dave, with hotkeys //Alice_hk and so on, as dtao does. */
export async function writeWallets(folder: string): Promise<DevWallets> {
  await cryptoReady()
  const path = join(folder, 'wallets')
  const store = new Keystore(path)
  const write = async (name: string, uri: string): Promise<DevWallet> => {
    const coldkey = await keypairFromUri(uri)
    const hotkey = await keypairFromUri(`${uri}_hk`)
    await store.write({ wallet: name }, coldkey)
    await store.write({ wallet: name, hotkey: 'default' }, hotkey)
    return { name, coldkey: coldkey.address, hotkey: hotkey.address }
  }
  return {
    path,
    alice: await write('alice', '//Alice'),
    bob: await write('bob', '//Bob'),
    charlie: await write('charlie', '//Charlie'),
    dave: await write('dave', '//Dave'),
  }
}
