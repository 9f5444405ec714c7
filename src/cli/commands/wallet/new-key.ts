import { cryptoReady } from '../../../crypto/index.ts'
import type { Keypair } from '../../../wallet/keys/keypair.ts'
import { generateMnemonic, keypairFromMnemonic } from '../../../wallet/keys/mnemonic.ts'
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
import { type WrittenKey, writeKey } from '../../keys/write.ts'

type NewKeyArgs = ArgValues<typeof NEW_KEY_ARGS>

/** btcli takes `Alice` for `//Alice`. A URI with words or a seed in it is a secret and may not stand in argv. */
function developmentUri(uri: string, iKnow: boolean): string {
  if (/^\w+$/.test(uri) && !uri.startsWith('0x')) return `//${uri}`
  if (uri.startsWith('/') && !uri.includes('///')) return uri
  return secretOption('--uri', uri, { iKnow }) ?? uri
}

/** A keypair from a new mnemonic, or from a development URI. It is wiped when the command ends. */
async function makeKeypair(
  ctx: Context,
  { words, uri, cryptoType = 'sr25519', iKnow }: NewKeyArgs,
): Promise<Keypair> {
  hideFromCoreDumps()
  await cryptoReady()
  const keypair =
    uri === undefined
      ? keypairFromMnemonic(generateMnemonic(words ?? 12), cryptoType)
      : await keypairFromUri(developmentUri(uri, iKnow), cryptoType)
  ctx.onExit(() => keypair.wipe())
  return keypair
}

/** Makes a key as the arguments say, writes it, and shows its mnemonic. @throws {WalletError} as `writeKey` */
export async function makeKey(
  ctx: Context,
  name: KeyName,
  encrypt: boolean,
  args: NewKeyArgs,
): Promise<WrittenKey> {
  const keystore = keystoreOf(ctx)
  const keypair = await makeKeypair(ctx, args)
  const { overwrite } = args
  const key = await writeKey(ctx, { keystore, name, keypair, encrypt, overwrite, args })
  if (key.written) showMnemonic(ctx, titleOf(name), keypair, args.printMnemonic)
  return key
}
