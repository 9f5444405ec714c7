import { cryptoReady, toSs58 } from '../../../crypto/index.ts'
import { namedPublicKey } from '../../../wallet/keys/public-key.ts'
import { sealForRecipient } from '../../../wallet/signing/sealed-box.ts'
import { accountNamed } from '../../accounts.ts'
import { required } from '../../args.ts'
import { defineCommand } from '../../command.ts'
import { messageOption } from '../../keys/secret-input.ts'
import { text } from '../../values.ts'

export const command = defineCommand({
  args: {
    to: required({
      flags: ['--to', '-t', '--to-ss58', '--recipient'],
      value: 'who',
      help: 'an ed25519 key: an address, or a name of it',
      parse: text,
    }),
    message: required({
      flags: ['--message', '-m'],
      value: 'text',
      help: 'the message; - takes standard input, byte for byte',
      parse: (value) => value,
    }),
  },
  description:
    'Only the owner of the key can read the message, and nothing in it tells who wrote it.',
  examples: ['dtao wallet encrypt --to 5FA9n… --message - < letter.txt'],
  async run(ctx, args) {
    await cryptoReady()
    const { address } = await accountNamed(ctx, args.to)
    const publicKey = namedPublicKey({ address }) ?? new Uint8Array()
    const box = await sealForRecipient(messageOption(args.message), publicKey)
    return { recipient: toSs58(publicKey), ciphertext: Buffer.from(box).toString('hex') }
  },
  render: ({ ciphertext }, ui) => ui.print(ciphertext),
  json: (result) => result,
})
