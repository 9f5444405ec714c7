import { KeyExistsError } from '../../errors/wallet.ts'
import type { Keypair } from '../../wallet/keys/keypair.ts'
import type { KeyName, Keystore } from '../../wallet/store/keystore.ts'
import type { Context } from '../context.ts'
import { keyfilePaths, type PasswordArgs, passwordForNew, titleOf } from './passwords.ts'

/** What was written, without any secret. */
export type WrittenKey = {
  readonly name: string
  readonly address: string
  readonly scheme: string
  readonly encrypted: boolean
  /** False where the key was there already, or under `--dry-run`. */
  readonly written: boolean
  readonly backups: readonly string[]
}

/** A key that is to be written. */
export interface NewKey {
  readonly name: KeyName
  readonly keypair: Keypair
  readonly encrypt: boolean
}

export interface WriteRequest {
  readonly keystore: Keystore
  readonly overwrite: boolean
  readonly args: Partial<PasswordArgs>
}

/** Something that gives way to a key. */
export interface Replacement {
  /** "the coldkey of wallet W". */
  readonly what: string
  /** The address that is there, where it can be read. */
  readonly current: string | undefined
  readonly next: string
}

/** Whether a key is there, with its secret or to watch. */
export function isThere(keystore: Keystore, name: KeyName): boolean {
  return keystore.has(name, 'secret') || keystore.has(name, 'public')
}

/**
 * Makes sure that keys may be replaced: `--overwrite` says so, or somebody at the terminal, asked once with all
 * addresses. `--yes` alone does not: it agrees to what was asked for, and replacing a key was not.
 *
 * @throws {KeyExistsError} where nobody agreed
 */
export async function agreeToReplace(
  ctx: Context,
  replacements: readonly Replacement[],
  overwrite: boolean,
): Promise<void> {
  const [first] = replacements
  if (first === undefined) return
  const told = ({ what, current }: Replacement): string =>
    `${what} (${current ?? 'its address cannot be read'})`
  if (ctx.interactive) {
    const pairs = replacements.map((one) => `${told(one)} by ${one.next}`)
    await ctx.confirm(`Replace ${pairs.join(', and ')}? The old files stay in backups/`)
  } else if (!overwrite)
    throw new KeyExistsError(
      `There is ${told(first)} already; the new key would be ${first.next}.`,
      {
        hints: ['Add --overwrite to replace it; the old files stay in the wallet’s backups/.'],
        details: { existing: first.current ?? null, new: first.next },
      },
    )
}

/**
 * Writes keys of one wallet with their public halves, all of them or none. Consent and the one password for all are asked
 * for before anything is written.
 *
 * @throws {WalletError}
 */
export async function writeKeys(
  ctx: Context,
  keys: readonly NewKey[],
  { keystore, overwrite, args }: WriteRequest,
): Promise<WrittenKey[]> {
  const there = keys.filter(({ name }) => isThere(keystore, name))
  await agreeToReplace(ctx, await replacementsOf(keystore, there), overwrite)
  const about = keys.map(({ name, keypair, encrypt }) => ({
    name: name.hotkey ?? name.wallet,
    address: keypair.address,
    scheme: keypair.scheme,
    encrypted: encrypt,
  }))
  if (ctx.flags.dryRun) return about.map((one) => ({ ...one, written: false, backups: [] }))
  const secret = await passwordFor(ctx, keystore, keys, args)
  const progress = await ctx.ui.progress()
  if (secret !== undefined) progress.stage('Encrypting')
  try {
    const written = await keystore.writeAll(
      keys.map(({ encrypt, ...key }) => ({
        ...key,
        overwrite: there.some(({ name }) => name === key.name),
        ...(encrypt && secret !== undefined ? { password: secret } : {}),
      })),
      { beforeWriting: () => ctx.heedInterrupt() },
    )
    progress.done()
    for (const { name, keypair, encrypt } of keys)
      if (encrypt) await warnOfPlainBackups(ctx, keystore, name.wallet, keypair)
    return about.map((one, i) => ({ ...one, written: true, backups: written[i] ?? [] }))
  } finally {
    progress.stop()
  }
}

/** As {@link writeKeys}, for one key. @throws {WalletError} */
export async function writeKey(
  ctx: Context,
  key: NewKey,
  request: WriteRequest,
): Promise<WrittenKey> {
  const [written] = await writeKeys(ctx, [key], request)
  if (written === undefined) throw new TypeError('a key was asked for')
  return written
}

/** Names what a password does not protect: copies of the same key from when it had none. */
export async function warnOfPlainBackups(
  ctx: Context,
  keystore: Keystore,
  wallet: string,
  keypair: Keypair,
): Promise<void> {
  for (const path of await keystore.plainBackups(wallet, keypair))
    ctx.ui.warn(
      `${path} still holds the secret of ${keypair.address} without a password: remove it once the key opens with its password.`,
    )
}

function replacementsOf(keystore: Keystore, keys: readonly NewKey[]): Promise<Replacement[]> {
  return Promise.all(
    keys.map(async ({ name, keypair }) => ({
      what: titleOf(name),
      current: await keystore.addressOf(name).catch(() => undefined),
      next: keypair.address,
    })),
  )
}

/** One password for all keys that are to be encrypted, from a source that is read once. */
async function passwordFor(
  ctx: Context,
  keystore: Keystore,
  keys: readonly NewKey[],
  args: Partial<PasswordArgs>,
): Promise<Uint8Array | undefined> {
  const names = keys.filter(({ encrypt }) => encrypt).map(({ name }) => name)
  const [first] = names
  if (first === undefined) return undefined
  return passwordForNew(
    ctx,
    names.map(titleOf).join(' and '),
    keyfilePaths(ctx, keystore, first),
    args,
  )
}
