import { cryptoReady, toSs58 } from '../../../crypto/index.ts'
import { namedPublicKey } from '../../../wallet/keys/public-key.ts'
import { sealForRecipient } from '../../../wallet/signing/sealed-box.ts'
import { required } from '../../args.ts'
import { defineCommand } from '../../command.ts'
import { readStandardInput } from '../../keys/secret-input.ts'
import { text } from '../../values.ts'

export const command = defineCommand({
  args: {
    to: required({
      flags: ['--to', '-t', '--to-ss58', '--recipient'],
      value: 'address',
      help: 'address of an ed25519 key',
      parse: text,
    }),
    message: required({
      flags: ['--message', '-m'],
      value: 'text',
      help: 'the message; - reads standard input',
      parse: (value) => value,
    }),
  },
  description:
    'Only the owner of the key can read the message, and nothing in it tells who wrote it.',
  examples: ['dtao wallet encrypt --to 5FA9n… --message - < letter.txt'],
  async run(_ctx, args) {
    await cryptoReady()
    const publicKey = namedPublicKey({ address: args.to }) ?? new Uint8Array()
    const message = args.message === '-' ? readStandardInput() : args.message
    const box = await sealForRecipient(new TextEncoder().encode(message), publicKey)
    return { recipient: toSs58(publicKey), ciphertext: Buffer.from(box).toString('hex') }
  },
  render: ({ ciphertext }, ui) => ui.print(ciphertext),
  json: (result) => result,
})
