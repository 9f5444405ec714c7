import { cryptoReady, toSs58 } from '../../../crypto/index.ts'
import { namedPublicKey } from '../../../wallet/keys/public-key.ts'
import type { Scheme } from '../../../wallet/keys/scheme.ts'
import type { KeyName } from '../../../wallet/store/keystore.ts'
import { isSameKey, type Pair, requireSameKey } from '../../../wallet/store/pair.ts'
import { keystoreOf } from '../../accounts.ts'
import { type ArgValues, option } from '../../args.ts'
import type { Context } from '../../context.ts'
import { CRYPTO_TYPE, OVERWRITE } from '../../keys/args.ts'
import { titleOf } from '../../keys/passwords.ts'
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

/**
 * Writes a public keyfile: what a watch-only wallet consists of, or what is missing next to a secret. One that says the
 * same already is left as it is.
 *
 * @throws {WalletError} as `Keystore.writePublic`, and where nobody agreed to replace the file
 */
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
  const pair = await keystore.pair(name)
  const key = { scheme: args.cryptoType ?? knownScheme(pair, publicKey), publicKey }
  requireSameKey(pair, key)
  const about = { ...name, path: keystore.root, address }
  const { half } = pair.public
  if (half !== undefined && isSameKey(half, key)) {
    ctx.ui.note(`${pair.public.path} says so already; it stays as it is.`)
    return { ...about, backups: [] }
  }
  const overwrite = pair.public.isThere
  if (overwrite) {
    const what = `the public keyfile of ${titleOf(name)}`
    const current = half === undefined ? undefined : toSs58(half.publicKey)
    await agreeToReplace(ctx, [{ what, current, next: address }], args.overwrite)
  }
  if (ctx.flags.dryRun) return { ...about, backups: [] }
  const backups = await keystore.writePublic(name, key, { overwrite })
  if (pair.secret.isThere && pair.secret.half === undefined)
    ctx.ui.note('It could not be compared with the secret next to it; opening the key will.')
  return { ...about, backups }
}

/** The scheme of a key where a file says it; else the usual one. */
function knownScheme(pair: Pair, publicKey: Uint8Array): Scheme {
  const halves = [pair.secret.half, pair.public.half]
  return (
    halves.find((half) => half && Buffer.compare(half.publicKey, publicKey) === 0)?.scheme ??
    'sr25519'
  )
}
