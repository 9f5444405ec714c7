import { cryptoReady } from '../../../crypto/index.ts'
import { generateMnemonic, keypairFromMnemonic } from '../../../wallet/keys/mnemonic.ts'
import { type KeyName, Keystore } from '../../../wallet/store/keystore.ts'
import type { Context } from '../../context.ts'
import type { Place } from './place.ts'

/** The wallet that quickstart works with. */
export interface Keys {
  readonly keystore: Keystore
  readonly wallet: string
  readonly hotkeyName: string
  readonly coldkey: string
  readonly hotkey: string
  /** Whether any of it was made just now. */
  readonly made: boolean
}

/**
 * The wallet named by `--wallet` and `--hotkey`, by default `quickstart` and `default`. What is missing of it is made,
 * without a password: it holds nothing but TAO of this chain.
 */
export async function keysOf({ settings }: Context, place: Place): Promise<Keys> {
  await cryptoReady()
  const keystore = new Keystore(place.wallets)
  const wallet = settings.get('wallet') ?? 'quickstart'
  const hotkeyName = settings.get('hotkey') ?? 'default'
  const coldkey = await ensure(keystore, { wallet })
  const hotkey = await ensure(keystore, { wallet, hotkey: hotkeyName })
  return {
    keystore,
    wallet,
    hotkeyName,
    coldkey: coldkey.address,
    hotkey: hotkey.address,
    made: coldkey.made || hotkey.made,
  }
}

async function ensure(
  keystore: Keystore,
  name: KeyName,
): Promise<{ address: string; made: boolean }> {
  const known = await keystore.addressOf(name)
  if (known !== undefined) return { address: known, made: false }
  const keypair = keypairFromMnemonic(generateMnemonic())
  try {
    await keystore.write(name, keypair)
    return { address: keypair.address, made: true }
  } finally {
    keypair.wipe()
  }
}
