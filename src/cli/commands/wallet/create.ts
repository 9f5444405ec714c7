import type { KeyName } from '../../../wallet/store/keystore.ts'
import { keystoreOf } from '../../accounts.ts'
import { flag, option } from '../../args.ts'
import { defineCommand } from '../../command.ts'
import type { Context } from '../../context.ts'
import {
  CRYPTO_TYPE,
  I_KNOW,
  NO_PASSWORD,
  OVERWRITE,
  PASSWORD_ARGS,
  PRINT_MNEMONIC,
  URI,
  WORDS,
} from '../../keys/args.ts'
import { showMnemonic } from '../../keys/mnemonic.ts'
import { titleOf } from '../../keys/passwords.ts'
import { isThere, type WrittenKey, writeKey } from '../../keys/write.ts'
import { oneOf } from '../../values.ts'
import { newHotkeyName, newWalletName } from './names.ts'
import { makeKeypair } from './new-key.ts'
import { renderKey } from './show.ts'

export const command = defineCommand({
  args: {
    ...PASSWORD_ARGS,
    noPassword: NO_PASSWORD,
    encryptHotkey: flag({
      flags: ['--encrypt-hotkey'],
      help: 'encrypt the hotkey, too, with the same password',
    }),
    words: WORDS,
    uri: URI,
    cryptoType: CRYPTO_TYPE,
    hotkeyCryptoType: option({
      flags: ['--hotkey-crypto-type'],
      value: 'scheme',
      help: 'scheme of the hotkey, where it is another',
      parse: oneOf('sr25519', 'ed25519'),
    }),
    overwrite: OVERWRITE,
    printMnemonic: PRINT_MNEMONIC,
    iKnow: I_KNOW,
  },
  description:
    'Makes a coldkey and a hotkey, each from a mnemonic of its own. What is there already stays as it is, unless --overwrite.',
  examples: [
    'dtao wallet create --wallet alice --hotkey default',
    'dtao wallet create --wallet ci --hotkey h --no-password',
  ],
  async run(ctx, args) {
    const keystore = keystoreOf(ctx)
    const wallet = await newWalletName(ctx)
    const hotkey = await newHotkeyName(ctx)
    const make = async (name: KeyName, encrypt: boolean): Promise<WrittenKey> => {
      if (!args.overwrite && isThere(keystore, name)) return found(ctx, name)
      const scheme =
        (name.hotkey === undefined ? undefined : args.hotkeyCryptoType) ?? args.cryptoType
      const keypair = await makeKeypair(ctx, {
        words: args.words,
        uri: args.uri,
        scheme,
        iKnow: args.iKnow,
      })
      const written = await writeKey(ctx, {
        keystore,
        name,
        keypair,
        encrypt,
        overwrite: args.overwrite,
        args,
      })
      if (written.written) showMnemonic(ctx, titleOf(name), keypair, args.printMnemonic)
      return written
    }
    return {
      wallet,
      path: keystore.root,
      coldkey: await make({ wallet }, args.noPassword !== true),
      hotkey: await make({ wallet, hotkey }, args.encryptHotkey),
    }
  },
  render({ coldkey, hotkey }, ui) {
    renderKey('Coldkey', coldkey, ui)
    renderKey('Hotkey', hotkey, ui)
  },
  json: (result) => result,
})

/** A key that was there: told as it is, without opening its secret. */
async function found(ctx: Context, name: KeyName): Promise<WrittenKey> {
  const keystore = keystoreOf(ctx)
  const key = keystore.has(name, 'public') ? await keystore.readPublic(name) : undefined
  ctx.ui.note(`There is ${titleOf(name)} already; it stays as it is.`)
  return {
    name: name.hotkey ?? name.wallet,
    address: (await keystore.addressOf(name)) ?? 'unknown',
    scheme: key?.scheme ?? 'unknown',
    encrypted: keystore.wrapping(name) !== 'plain',
    written: false,
    backups: [],
  }
}
