import { UsageError } from '../../../errors/base.ts'
import { openSealedBox } from '../../../wallet/signing/sealed-box.ts'
import { keystoreOf } from '../../accounts.ts'
import { required } from '../../args.ts'
import { defineCommand } from '../../command.ts'
import { PASSWORD_ARGS, USE_HOTKEY } from '../../keys/args.ts'
import { openKey } from '../../keys/passwords.ts'
import { readStandardInput, textOf } from '../../keys/secret-input.ts'
import { text } from '../../values.ts'
import { existingKey } from './names.ts'

export const command = defineCommand({
  args: {
    ciphertext: required({
      flags: ['--ciphertext', '-c'],
      value: 'hex',
      help: 'what `wallet encrypt` printed; - reads standard input',
      parse: text,
    }),
    useHotkey: USE_HOTKEY,
    ...PASSWORD_ARGS,
  },
  description: 'Opens a message with an ed25519 key of yours.',
  async run(ctx, args) {
    const given = args.ciphertext === '-' ? readStandardInput() : args.ciphertext
    const digits = given.trim().replace(/^0x/, '')
    if (!/^(?:[0-9a-f]{2})+$/i.test(digits))
      throw new UsageError('The ciphertext is no hex.', 'ciphertext_invalid')
    const name = await existingKey(ctx, args.useHotkey)
    const keypair = await openKey(ctx, keystoreOf(ctx), name, args)
    const plain = Buffer.from(await openSealedBox(Buffer.from(digits, 'hex'), keypair))
    return {
      address: keypair.address,
      message: textOf(plain),
      messageHex: `0x${plain.toString('hex')}`,
    }
  },
  render({ message, messageHex }, ui) {
    ui.print(message ?? messageHex)
    if (message === null) ui.note('The message is no text: it is shown in hex.')
  },
  json: (result) => result,
})
