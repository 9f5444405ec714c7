import { toSs58 } from '../../../crypto/index.ts'
import type { KeyName, Keystore } from '../../../wallet/store/keystore.ts'
import type { Pair } from '../../../wallet/store/pair.ts'
import { keystoreOf, publicHint } from '../../accounts.ts'
import { flag, option } from '../../args.ts'
import { defineCommand } from '../../command.ts'
import type { Context } from '../../context.ts'
import { NEW_KEY_ARGS } from '../../keys/args.ts'
import { titleOf } from '../../keys/passwords.ts'
import { isThere, type WrittenKey } from '../../keys/write.ts'
import { oneOf } from '../../values.ts'
import { newHotkeyName, newWalletName } from './names.ts'
import { makeKeys, type WantedKey } from './new-key.ts'
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
    'Makes a coldkey and a hotkey, each from a mnemonic of its own. What is there already stays as it is, unless --overwrite; a public half that is missing is added.',
  examples: [
    'dtao wallet create --wallet alice --hotkey default',
    'dtao wallet create --wallet ci --hotkey h --no-password',
  ],
  async run(ctx, args) {
    const keystore = keystoreOf(ctx)
    const wallet = await newWalletName(ctx)
    const hotkey = await newHotkeyName(ctx)
    const wanted: Readonly<Record<'coldkey' | 'hotkey', WantedKey>> = {
      coldkey: { name: { wallet }, encrypt: args.noPassword !== true },
      hotkey: {
        name: { wallet, hotkey },
        encrypt: args.encryptHotkey,
        scheme: args.hotkeyCryptoType,
      },
    }
    const stays = ({ name }: WantedKey): boolean => !args.overwrite && isThere(keystore, name)
    const missing = Object.values(wanted).filter((one) => !stays(one))
    const made = await makeKeys(ctx, missing, args)
    const told = async (one: WantedKey): Promise<WrittenKey> =>
      made[missing.indexOf(one)] ?? found(ctx, keystore, one.name)
    return {
      wallet,
      path: keystore.root,
      coldkey: await told(wanted.coldkey),
      hotkey: await told(wanted.hotkey),
    }
  },
  render({ coldkey, hotkey }, ui) {
    renderKey('Coldkey', coldkey, ui)
    renderKey('Hotkey', hotkey, ui)
  },
  json: (result) => result,
})

/** A key that was there: told as it is, with its public half written where that is missing and no secret. */
async function found(ctx: Context, keystore: Keystore, name: KeyName): Promise<WrittenKey> {
  const pair = await keystore.pair(name)
  const half = pair.public.half ?? pair.secret.half
  const wrapping = keystore.wrapping(name)
  ctx.ui.note(`There is ${titleOf(name)} already; it stays as it is.`)
  if (!pair.public.isThere) await completePair(ctx, keystore, name, pair)
  else if (pair.public.half === undefined)
    ctx.ui.warn(`${pair.public.path} is damaged: \`dtao wallet inspect\` says more.`)
  return {
    name: name.hotkey ?? name.wallet,
    address: half === undefined ? 'unknown' : toSs58(half.publicKey),
    scheme: half?.scheme ?? 'unknown',
    encrypted: wrapping !== undefined && wrapping !== 'plain',
    written: false,
    backups: [],
  }
}

/** Writes the public half of a secret that needs no password; for one that does, nobody is asked just for this. */
async function completePair(
  ctx: Context,
  keystore: Keystore,
  name: KeyName,
  { secret, public: { path } }: Pair,
): Promise<void> {
  if (secret.half === undefined) {
    ctx.ui.note(
      `Its public half is missing, and its secret could not be read without a password. ${publicHint(name)}`,
    )
    return
  }
  if (ctx.flags.dryRun) return
  await keystore.writePublic(name, secret.half)
  ctx.ui.note(`Its public half was missing and is written: ${path}`)
}
