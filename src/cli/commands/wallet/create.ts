import type { KeyName } from '../../../wallet/store/keystore.ts'
import { keystoreOf } from '../../accounts.ts'
import { flag, option } from '../../args.ts'
import { defineCommand } from '../../command.ts'
import type { Context } from '../../context.ts'
import { NEW_KEY_ARGS } from '../../keys/args.ts'
import { titleOf } from '../../keys/passwords.ts'
import { isThere, type WrittenKey } from '../../keys/write.ts'
import { oneOf } from '../../values.ts'
import { newHotkeyName, newWalletName } from './names.ts'
import { makeKey } from './new-key.ts'
import { renderKey } from './show.ts'

export const command = defineCommand({
  args: {
    ...NEW_KEY_ARGS,
    encryptHotkey: flag({
      flags: ['--encrypt-hotkey'],
      help: 'encrypt the hotkey, too, with the same password',
    }),
    hotkeyCryptoType: option({
      flags: ['--hotkey-crypto-type'],
      value: 'scheme',
      help: 'scheme of the hotkey, where it is another',
      parse: oneOf('sr25519', 'ed25519'),
    }),
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
    const make = async (name: KeyName, encrypt: boolean, cryptoType = args.cryptoType) =>
      !args.overwrite && isThere(keystore, name)
        ? found(ctx, name)
        : makeKey(ctx, name, encrypt, { ...args, cryptoType })
    return {
      wallet,
      path: keystore.root,
      coldkey: await make({ wallet }, args.noPassword !== true),
      hotkey: await make({ wallet, hotkey }, args.encryptHotkey, args.hotkeyCryptoType),
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
