import { toHex } from '../../../codec/hex.ts'
import { cryptoReady, toSs58 } from '../../../crypto/index.ts'
import { keypairSigner } from '../../../wallet/signing/signer.ts'
import { keystoreOf } from '../../accounts.ts'
import { required } from '../../args.ts'
import { defineCommand } from '../../command.ts'
import { PASSWORD_ARGS, USE_HOTKEY } from '../../keys/args.ts'
import { openKey } from '../../keys/passwords.ts'
import { messageOption, textOf } from '../../keys/secret-input.ts'
import { signerOf } from '../../signing.ts'
import { existingKey } from './names.ts'

export const command = defineCommand({
  args: {
    message: required({
      flags: ['--message', '-m'],
      value: 'text',
      help: 'what to sign; - takes standard input, byte for byte',
      parse: (text) => text,
    }),
    useHotkey: USE_HOTKEY,
    ...PASSWORD_ARGS,
  },
  description:
    'Signs the bytes of the message as they are, without an envelope; of a text in UTF-8. A line break at the end of standard input is part of it.',
  examples: ['dtao wallet sign --wallet alice --message "I am alice"'],
  async run(ctx, args) {
    const name = await existingKey(ctx, args.useHotkey)
    const message = messageOption(args.message)
    // an agent holds coldkeys only
    const signer =
      name.hotkey === undefined
        ? await signerOf(ctx, name.wallet, args)
        : keypairSigner(await openKey(ctx, keystoreOf(ctx), name, args))
    await cryptoReady()
    return {
      message: textOf(message),
      messageHex: toHex(message),
      address: toSs58(signer.account),
      scheme: signer.scheme,
      signature: toHex(await signer.signMessage(message)),
    }
  },
  render({ signature, address }, ui) {
    ui.print(signature)
    ui.note(`Signed by ${address}`)
  },
  json: (result) => result,
})
