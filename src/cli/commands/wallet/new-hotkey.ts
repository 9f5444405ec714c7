import { keystoreOf } from '../../accounts.ts'
import { defineCommand } from '../../command.ts'
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
import { writeKey } from '../../keys/write.ts'
import { newHotkeyName, newWalletName } from './names.ts'
import { makeKeypair } from './new-key.ts'
import { renderKey } from './show.ts'

export const command = defineCommand({
  args: {
    ...PASSWORD_ARGS,
    noPassword: NO_PASSWORD,
    words: WORDS,
    uri: URI,
    cryptoType: CRYPTO_TYPE,
    overwrite: OVERWRITE,
    printMnemonic: PRINT_MNEMONIC,
    iKnow: I_KNOW,
  },
  description:
    'Hotkeys are not encrypted unless --use-password says so, since miners and validators sign unattended.',
  examples: ['dtao wallet new-hotkey --wallet alice --hotkey miner'],
  async run(ctx, args) {
    const keystore = keystoreOf(ctx)
    const name = { wallet: await newWalletName(ctx), hotkey: await newHotkeyName(ctx) }
    const { words, uri, iKnow, overwrite } = args
    const keypair = await makeKeypair(ctx, { words, uri, scheme: args.cryptoType, iKnow })
    const encrypt = args.noPassword === false
    const hotkey = await writeKey(ctx, { keystore, name, keypair, encrypt, overwrite, args })
    if (hotkey.written) showMnemonic(ctx, titleOf(name), keypair, args.printMnemonic)
    return { wallet: name.wallet, path: keystore.root, hotkey }
  },
  render: ({ hotkey }, ui) => renderKey('Hotkey', hotkey, ui),
  json: (result) => result,
})
