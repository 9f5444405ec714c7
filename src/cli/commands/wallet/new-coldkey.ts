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
import { newWalletName } from './names.ts'
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
  examples: ['dtao wallet new-coldkey --wallet alice --n-words 24'],
  async run(ctx, args) {
    const keystore = keystoreOf(ctx)
    const name = { wallet: await newWalletName(ctx) }
    const { words, uri, iKnow, overwrite } = args
    const keypair = await makeKeypair(ctx, { words, uri, scheme: args.cryptoType, iKnow })
    const encrypt = args.noPassword !== true
    const coldkey = await writeKey(ctx, { keystore, name, keypair, encrypt, overwrite, args })
    if (coldkey.written) showMnemonic(ctx, titleOf(name), keypair, args.printMnemonic)
    return { wallet: name.wallet, path: keystore.root, coldkey }
  },
  render: ({ coldkey }, ui) => renderKey('Coldkey', coldkey, ui),
  json: (result) => result,
})
