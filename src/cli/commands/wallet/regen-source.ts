import { readFileSync } from 'node:fs'
import { cryptoReady } from '../../../crypto/index.ts'
import { UsageError } from '../../../errors/base.ts'
import { reasonOf } from '../../../errors/system.ts'
import { KeyfileError } from '../../../errors/wallet.ts'
import { readKeyfile } from '../../../wallet/formats/keyfile.ts'
import type { Keypair } from '../../../wallet/keys/keypair.ts'
import { keypairFromMnemonic, normalizeMnemonic } from '../../../wallet/keys/mnemonic.ts'
import {
  keypairFromPrivateKey,
  keypairFromSeedHex,
  secretBytes,
} from '../../../wallet/keys/private-key.ts'
import { hideFromCoreDumps } from '../../../wallet/memory.ts'
import { openWithPassword } from '../../../wallet/passwords/sources.ts'
import { type ArgValues, option } from '../../args.ts'
import type { Context } from '../../context.ts'
import { CRYPTO_TYPE, I_KNOW } from '../../keys/args.ts'
import { passwordSources } from '../../keys/passwords.ts'
import { askSecret, secretOption, withoutNumbers } from '../../keys/secret-input.ts'
import { text } from '../../values.ts'

/** Ways to name the secret of a key that exists already; without any of them the mnemonic is asked for. */
export const SOURCE_ARGS = {
  mnemonic: option({
    flags: ['--mnemonic'],
    value: '-',
    help: 'the mnemonic, from standard input',
    parse: text,
  }),
  seed: option({
    flags: ['--seed'],
    value: '-',
    help: 'the seed in hex, from standard input',
    parse: text,
  }),
  privateKey: option({
    flags: ['--private-key'],
    value: '-',
    help: 'the private key in hex, from standard input',
    parse: text,
  }),
  jsonPath: option({
    flags: ['--json-path', '-j', '--keystore'],
    value: 'file',
    help: 'a polkadot-js keystore, or any keyfile of another wallet',
    parse: text,
  }),
  jsonPasswordFile: option({
    flags: ['--json-password-file'],
    value: 'file',
    help: 'read the password of that file from a file',
    parse: text,
  }),
  jsonPassword: option({
    flags: ['--json-password'],
    value: '-',
    help: 'the password of that file, from standard input',
    parse: text,
  }),
  cryptoType: CRYPTO_TYPE,
  iKnow: I_KNOW,
} as const

export type SourceArgs = ArgValues<typeof SOURCE_ARGS>

function onlyOne(args: SourceArgs): void {
  const named = [
    ['--mnemonic', args.mnemonic],
    ['--seed', args.seed],
    ['--private-key', args.privateKey],
    ['--json-path', args.jsonPath],
  ].filter(([, value]) => value !== undefined)
  if (named.length > 1)
    throw new UsageError(
      `${named.map(([flag]) => flag).join(' and ')} exclude each other.`,
      'options_exclusive',
    )
}

/** Opens a keystore or keyfile from elsewhere, with its own password. */
export async function openForeignFile(
  ctx: Context,
  path: string,
  args: Partial<SourceArgs>,
): Promise<Keypair> {
  hideFromCoreDumps()
  let bytes: Uint8Array
  try {
    bytes = readFileSync(path)
  } catch (cause) {
    throw new KeyfileError(`The file ${path} cannot be read: ${reasonOf(cause)}.`, { cause })
  }
  const inline = secretOption('--json-password', args.jsonPassword, { iKnow: args.iKnow === true })
  const open = async (password?: Uint8Array): Promise<Keypair> => {
    const { keypair } = await readKeyfile(bytes, 'secret', password)
    if (keypair === undefined) throw new KeyfileError(`The file ${path} holds no secret.`)
    return keypair
  }
  if (inline !== undefined) return open(new TextEncoder().encode(inline))
  const encrypted = !/"type":\s*\[?\s*"none"/.test(Buffer.from(bytes).toString('latin1'))
  const isKeystore = /"encoded"/.test(Buffer.from(bytes).toString('latin1'))
  if (!encrypted || (!isKeystore && bytes[0] !== 0x24 && bytes[0] !== 0x67)) return open()
  const sources = {
    ...passwordSources(ctx, {}),
    environment: {}, // the environment's password is for the wallet, not for a file from elsewhere
    hints: [
      '--json-password-file FILE reads it from a file, --json-password - from standard input.',
    ],
    ...(args.jsonPasswordFile === undefined ? {} : { file: args.jsonPasswordFile }),
  }
  return openWithPassword(`the file ${path}`, [], sources, open)
}

/**
 * The keypair that the options name, from mnemonic, seed, private key or file. It is wiped when the command ends.
 *
 * @throws UsageError for a secret in argv without consent; {WalletError} for one that makes no key
 */
export async function regenerate(ctx: Context, args: SourceArgs): Promise<Keypair> {
  onlyOne(args)
  hideFromCoreDumps()
  await cryptoReady()
  const keypair = await fromSource(ctx, args)
  ctx.onExit(() => keypair.wipe())
  return keypair
}

async function fromSource(ctx: Context, args: SourceArgs): Promise<Keypair> {
  if (args.jsonPath !== undefined) return openForeignFile(ctx, args.jsonPath, args)
  const seed = secretOption('--seed', args.seed, args)?.trim()
  if (seed !== undefined) return keypairFromSeedHex(seed, args.cryptoType)
  const key = secretOption('--private-key', args.privateKey, args)?.trim()
  if (key !== undefined)
    return keypairFromPrivateKey(secretBytes(key, 'private key'), args.cryptoType)
  const words =
    secretOption('--mnemonic', args.mnemonic, args) ??
    (await askSecret(ctx, '--mnemonic', 'Mnemonic (not shown)'))
  return keypairFromMnemonic(normalizeMnemonic(withoutNumbers(words)), args.cryptoType)
}
