import { cryptoReady, toSs58 } from '../../../crypto/index.ts'
import { UsageError } from '../../../errors/base.ts'
import { namedPublicKey } from '../../../wallet/keys/public-key.ts'
import { verifySignature } from '../../../wallet/signing/message.ts'
import { accountNamed, looksLikeAddress } from '../../accounts.ts'
import { option, required } from '../../args.ts'
import { defineCommand } from '../../command.ts'
import type { Context } from '../../context.ts'
import { messageOption } from '../../keys/secret-input.ts'
import { oneOf, text } from '../../values.ts'

export const command = defineCommand({
  args: {
    message: required({
      flags: ['--message', '-m'],
      value: 'text',
      help: 'the message; - takes standard input, byte for byte',
      parse: (value) => value,
    }),
    signature: required({
      flags: ['--signature', '-s'],
      value: 'hex',
      help: 'the signature',
      parse: text,
    }),
    address: required({
      flags: ['--address', '-a', '--ss58', '--public-key'],
      value: 'who',
      help: 'address, public key or wallet of the signer',
      parse: text,
    }),
    cryptoType: option({
      flags: ['--crypto-type'],
      value: 'scheme',
      help: 'sr25519 or ed25519; both are tried without it',
      parse: oneOf('sr25519', 'ed25519'),
    }),
  },
  description:
    'Tries the bare message and the one in <Bytes> that browser wallets sign. The exit code is 1 where the signature does not hold.',
  async run(ctx, args) {
    await cryptoReady()
    const publicKey = await signerOf(ctx, args.address)
    const found = verifySignature(
      hex(args.signature),
      messageOption(args.message),
      publicKey,
      args.cryptoType,
    )
    const address = toSs58(publicKey)
    return {
      valid: found !== undefined,
      address,
      scheme: found?.scheme ?? null,
      wrapped: found?.wrapped ?? null,
    }
  },
  render({ valid, address, scheme, wrapped }, ui) {
    const how = `${scheme}${wrapped === true ? ', over <Bytes>' : ''}`
    ui.print(
      valid ? `Valid: signed by ${address} (${how})` : `Not valid: ${address} did not sign this`,
    )
  },
  json: (result) => result,
  exitCode: ({ valid }) => (valid ? 0 : 1),
})

/** A signature of another length than 64 bytes is only not valid; what is no hex is a slip. */
function hex(signature: string): Uint8Array {
  const digits = signature.trim().replace(/^0x/, '')
  if (!/^(?:[0-9a-f]{2})*$/i.test(digits))
    throw new UsageError('The signature is no hex.', 'signature_invalid')
  return Uint8Array.from(Buffer.from(digits, 'hex'))
}

async function signerOf(ctx: Context, who: string): Promise<Uint8Array> {
  const isHex = /^(?:0x)?[0-9a-f]{64}$/i.test(who)
  const address = isHex || looksLikeAddress(who) ? who : (await accountNamed(ctx, who)).address
  return namedPublicKey(isHex ? { hex: who } : { address }) ?? new Uint8Array()
}
