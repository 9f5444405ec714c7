import { cryptoReady, toSs58 } from '../../../crypto/index.ts'
import { namedPublicKey } from '../../../wallet/keys/public-key.ts'
import type { KeyName } from '../../../wallet/store/keystore.ts'
import { keystoreOf } from '../../accounts.ts'
import { type ArgValues, option } from '../../args.ts'
import type { Context } from '../../context.ts'
import { CRYPTO_TYPE, OVERWRITE } from '../../keys/args.ts'
import { agreeToReplace } from '../../keys/write.ts'
import { text } from '../../values.ts'

/** How the public half of a key is named. */
export const PUBLIC_ARGS = {
  ss58: option({
    flags: ['--ss58', '--ss58-address', '--address'],
    value: 'address',
    help: 'address of the key',
    parse: text,
  }),
  publicKey: option({
    flags: ['--public-key', '--public-key-hex'],
    value: 'hex',
    help: 'public key of the key in hex; together with an address it must be of the same account',
    parse: text,
  }),
  cryptoType: CRYPTO_TYPE,
  overwrite: OVERWRITE,
} as const

/** Writes a public keyfile: what a watch-only wallet consists of. */
export async function regeneratePublic(
  ctx: Context,
  name: KeyName,
  args: ArgValues<typeof PUBLIC_ARGS>,
): Promise<{ wallet: string; hotkey?: string; path: string; address: string; backups: string[] }> {
  await cryptoReady()
  const keystore = keystoreOf(ctx)
  const { ss58, publicKey: hex } = args
  const given =
    ss58 === undefined && hex === undefined
      ? { address: await ctx.need('--ss58', (prompt) => prompt.input('Address')) }
      : { ...(ss58 === undefined ? {} : { address: ss58 }), ...(hex === undefined ? {} : { hex }) }
  const publicKey = namedPublicKey(given) ?? new Uint8Array()
  const address = toSs58(publicKey)
  const overwrite = await agreeToReplace(ctx, keystore, name, address, args.overwrite)
  const about = { ...name, path: keystore.root, address }
  if (ctx.flags.dryRun) return { ...about, backups: [] }
  const key = { scheme: args.cryptoType ?? 'sr25519', publicKey }
  return { ...about, backups: await keystore.writePublic(name, key, { overwrite }) }
}
