import { cryptoReady, toSs58 } from '../../../crypto/index.ts'
import { namedPublicKey } from '../../../wallet/keys/public-key.ts'
import type { Scheme } from '../../../wallet/keys/scheme.ts'
import type { KeyName, Keystore } from '../../../wallet/store/keystore.ts'
import {
  isSameKey,
  type Pair,
  type PublicHalf,
  requireSameKey,
} from '../../../wallet/store/pair.ts'
import { accountNamed, keystoreOf } from '../../accounts.ts'
import { type ArgValues, option } from '../../args.ts'
import type { Context } from '../../context.ts'
import { CRYPTO_TYPE, OVERWRITE, PASSWORD_ARGS } from '../../keys/args.ts'
import { openKey, titleOf } from '../../keys/passwords.ts'
import { agreeToReplace } from '../../keys/write.ts'
import { text } from '../../values.ts'

/** How the public half of a key is named. */
export const PUBLIC_ARGS = {
  ss58: option({
    flags: ['--ss58', '--ss58-address', '--address'],
    value: 'address',
    help: 'address of the key, or a name of it',
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
  ...PASSWORD_ARGS,
} as const

/**
 * Writes a public keyfile: what a watch-only wallet consists of, or what is missing next to a secret. Where nothing names
 * the key, it is that of the secret; one that says the same already is left as it is.
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
  const pair = await keystore.pair(name)
  const { publicKey, scheme } = await publicHalf(ctx, keystore, name, pair, args)
  const address = toSs58(publicKey)
  const key = { scheme, publicKey }
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
  if (pair.secret.isThere && pair.secret.half === undefined && isNamed(args))
    ctx.ui.note('It could not be compared with the secret next to it; opening the key will.')
  return { ...about, backups }
}

function isNamed({ ss58, publicKey }: ArgValues<typeof PUBLIC_ARGS>): boolean {
  return ss58 !== undefined || publicKey !== undefined
}

/** The key that is named, or asked for; that of the secret where it alone is there. */
async function publicHalf(
  ctx: Context,
  keystore: Keystore,
  name: KeyName,
  pair: Pair,
  args: ArgValues<typeof PUBLIC_ARGS>,
): Promise<PublicHalf> {
  if (!isNamed(args) && pair.secret.isThere && !pair.public.isThere)
    return openKey(ctx, keystore, name, args)
  const { ss58, publicKey: hex } = args
  const who = isNamed(args) ? ss58 : await ctx.need('--ss58', (prompt) => prompt.input('Address'))
  const address = who === undefined ? undefined : (await accountNamed(ctx, who)).address
  const given = {
    ...(address === undefined ? {} : { address }),
    ...(hex === undefined ? {} : { hex }),
  }
  const publicKey = namedPublicKey(given) ?? new Uint8Array()
  return { publicKey, scheme: args.cryptoType ?? knownScheme(pair, publicKey) }
}

/** The scheme of a key where a file says it; else the usual one. */
function knownScheme(pair: Pair, publicKey: Uint8Array): Scheme {
  const halves = [pair.secret.half, pair.public.half]
  return (
    halves.find((half) => half && Buffer.compare(half.publicKey, publicKey) === 0)?.scheme ??
    'sr25519'
  )
}
