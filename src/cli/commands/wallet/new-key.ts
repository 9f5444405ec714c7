import { cryptoReady } from '../../../crypto/index.ts'
import { generateMnemonic, keypairFromMnemonic } from '../../../wallet/keys/mnemonic.ts'
import type { Scheme } from '../../../wallet/keys/scheme.ts'
import { keypairFromUri } from '../../../wallet/keys/uri.ts'
import { hideFromCoreDumps } from '../../../wallet/memory.ts'
import type { KeyName } from '../../../wallet/store/keystore.ts'
import { keystoreOf } from '../../accounts.ts'
import type { ArgValues } from '../../args.ts'
import type { Context } from '../../context.ts'
import type { NEW_KEY_ARGS } from '../../keys/args.ts'
import { showMnemonic } from '../../keys/mnemonic.ts'
import { titleOf } from '../../keys/passwords.ts'
import { secretOption } from '../../keys/secret-input.ts'
import { type NewKey, type WrittenKey, writeKeys } from '../../keys/write.ts'

/** A key that is to be made. */
export interface WantedKey {
  readonly name: KeyName
  readonly encrypt: boolean
  /** The arguments' unless it has its own. */
  readonly scheme?: Scheme | undefined
}

type NewKeyArgs = ArgValues<typeof NEW_KEY_ARGS>

/** btcli takes `Alice` for `//Alice`. A URI with words or a seed in it is a secret and may not stand in argv. */
function developmentUri(uri: string, iKnow: boolean): string {
  if (/^\w+$/.test(uri) && !uri.startsWith('0x')) return `//${uri}`
  if (uri.startsWith('/') && !uri.includes('///')) return uri
  return secretOption('--uri', uri, { iKnow }) ?? uri
}

/** Keypairs from new mnemonics, or from one development URI. They are wiped when the command ends. */
async function makeKeypairs(
  ctx: Context,
  wanted: readonly WantedKey[],
  { words, uri, cryptoType = 'sr25519', iKnow }: NewKeyArgs,
): Promise<NewKey[]> {
  hideFromCoreDumps()
  await cryptoReady()
  const secret = uri === undefined ? undefined : developmentUri(uri, iKnow) // standard input is read once
  const keys: NewKey[] = []
  for (const { name, encrypt, scheme = cryptoType } of wanted) {
    const keypair =
      secret === undefined
        ? keypairFromMnemonic(generateMnemonic(words ?? 12), scheme)
        : await keypairFromUri(secret, scheme)
    ctx.onExit(() => keypair.wipe())
    keys.push({ name, keypair, encrypt })
  }
  return keys
}

/**
 * Makes keys of one wallet as the arguments say, writes them together, and shows their mnemonics.
 *
 * @throws {WalletError} as `writeKeys`
 */
export async function makeKeys(
  ctx: Context,
  wanted: readonly WantedKey[],
  args: NewKeyArgs,
): Promise<WrittenKey[]> {
  if (wanted.length === 0) return []
  const keys = await makeKeypairs(ctx, wanted, args)
  const { overwrite } = args
  const made = await writeKeys(ctx, keys, { keystore: keystoreOf(ctx), overwrite, args })
  for (const [i, { name, keypair }] of keys.entries())
    if (made[i]?.written) showMnemonic(ctx, titleOf(name), keypair, args.printMnemonic)
  return made
}

/** As {@link makeKeys}, for one key. @throws {WalletError} */
export async function makeKey(
  ctx: Context,
  name: KeyName,
  encrypt: boolean,
  args: NewKeyArgs,
): Promise<WrittenKey> {
  const [key] = await makeKeys(ctx, [{ name, encrypt }], args)
  if (key === undefined) throw new TypeError('a key was asked for')
  return key
}
