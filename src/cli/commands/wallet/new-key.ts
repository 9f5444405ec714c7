import { cryptoReady } from '../../../crypto/index.ts'
import type { Keypair } from '../../../wallet/keys/keypair.ts'
import { generateMnemonic, keypairFromMnemonic } from '../../../wallet/keys/mnemonic.ts'
import type { Scheme } from '../../../wallet/keys/scheme.ts'
import { keypairFromUri } from '../../../wallet/keys/uri.ts'
import { hideFromCoreDumps } from '../../../wallet/memory.ts'
import type { Context } from '../../context.ts'
import { secretOption } from '../../keys/secret-input.ts'

/** What a new key is made from. */
export interface NewKey {
  readonly words: number | undefined
  readonly uri: string | undefined
  readonly scheme: Scheme | undefined
  readonly iKnow: boolean
}

/** btcli takes `Alice` for `//Alice`. A URI with words or a seed in it is a secret and may not stand in argv. */
function developmentUri(uri: string, iKnow: boolean): string {
  if (/^\w+$/.test(uri) && !uri.startsWith('0x')) return `//${uri}`
  if (uri.startsWith('/') && !uri.includes('///')) return uri
  return secretOption('--uri', uri, { iKnow }) ?? uri
}

/** A keypair from a new mnemonic, or from a development URI. It is wiped when the command ends. */
export async function makeKeypair(
  ctx: Context,
  { words, uri, scheme = 'sr25519', iKnow }: NewKey,
): Promise<Keypair> {
  hideFromCoreDumps()
  await cryptoReady()
  const keypair =
    uri === undefined
      ? keypairFromMnemonic(generateMnemonic(words ?? 12), scheme)
      : await keypairFromUri(developmentUri(uri, iKnow), scheme)
  ctx.onExit(() => keypair.wipe())
  return keypair
}
