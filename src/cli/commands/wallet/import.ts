import { cryptoReady } from '../../../crypto/index.ts'
import { keystoreOf } from '../../accounts.ts'
import { requiredPosition } from '../../args.ts'
import { defineCommand } from '../../command.ts'
import { NO_PASSWORD, OVERWRITE, PASSWORD_ARGS, USE_HOTKEY } from '../../keys/args.ts'
import { writeKey } from '../../keys/write.ts'
import { text } from '../../values.ts'
import { isAboutHotkey, newHotkeyName, newWalletName } from './names.ts'
import { openForeignFile, SOURCE_ARGS } from './regen-source.ts'
import { renderKey } from './show.ts'

export const command = defineCommand({
  args: {
    file: requiredPosition({
      name: 'file',
      help: 'a polkadot-js keystore, or any keyfile',
      parse: text,
    }),
    jsonPasswordFile: SOURCE_ARGS.jsonPasswordFile,
    jsonPassword: SOURCE_ARGS.jsonPassword,
    iKnow: SOURCE_ARGS.iKnow,
    useHotkey: USE_HOTKEY,
    noPassword: NO_PASSWORD,
    overwrite: OVERWRITE,
    ...PASSWORD_ARGS,
  },
  description:
    'Takes a key from elsewhere into a wallet: as its coldkey, or with --hotkey or --use-hotkey as a hotkey.',
  examples: ['dtao wallet import alice.json --wallet alice'],
  async run(ctx, args) {
    await cryptoReady()
    const keystore = keystoreOf(ctx)
    const wallet = await newWalletName(ctx)
    const isHotkey = isAboutHotkey(ctx, args.useHotkey)
    const name = isHotkey ? { wallet, hotkey: await newHotkeyName(ctx) } : { wallet }
    const keypair = await openForeignFile(ctx, args.file, args)
    ctx.onExit(() => keypair.wipe())
    const encrypt = isHotkey ? args.noPassword === false : args.noPassword !== true
    const { overwrite } = args
    const key = await writeKey(ctx, { name, keypair, encrypt }, { keystore, overwrite, args })
    return {
      wallet,
      path: keystore.root,
      coldkey: isHotkey ? null : key,
      hotkey: isHotkey ? key : null,
    }
  },
  render({ coldkey, hotkey }, ui) {
    if (coldkey !== null) renderKey('Coldkey', coldkey, ui)
    if (hotkey !== null) renderKey('Hotkey', hotkey, ui)
  },
  json: (result) => result,
})
