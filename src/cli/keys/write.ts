import { KeyExistsError } from '../../errors/wallet.ts'
import type { Keypair } from '../../wallet/keys/keypair.ts'
import type { KeyName, Keystore } from '../../wallet/store/keystore.ts'
import type { Context } from '../context.ts'
import { type PasswordArgs, passwordForNew, titleOf } from './passwords.ts'

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

export interface WriteRequest {
  readonly keystore: Keystore
  readonly name: KeyName
  readonly keypair: Keypair
  readonly encrypt: boolean
  readonly overwrite: boolean
  readonly args: Partial<PasswordArgs>
}

/** Whether a key is there, with its secret or to watch. */
export function isThere(keystore: Keystore, name: KeyName): boolean {
  return keystore.has(name, 'secret') || keystore.has(name, 'public')
}

/**
 * Makes sure that a key may be replaced: `--overwrite` says so, or somebody at the terminal, asked once with both
 * addresses. `--yes` alone does not: it agrees to what was asked for, and replacing a key was not.
 *
 * @throws {KeyExistsError} where nobody agreed
 */
export async function agreeToReplace(
  ctx: Context,
  keystore: Keystore,
  name: KeyName,
  address: string,
  overwrite: boolean,
): Promise<boolean> {
  if (!isThere(keystore, name)) return false
  const current = await keystore.addressOf(name).catch(() => undefined)
  const what = `${titleOf(name)} (${current ?? 'its address cannot be read'})`
  if (ctx.interactive)
    await ctx.confirm(`Replace ${what} by ${address}? The old files stay in backups/`)
  else if (!overwrite)
    throw new KeyExistsError(`There is ${what} already; the new key would be ${address}.`, {
      hints: ['Add --overwrite to replace it; the old files stay in the wallet’s backups/.'],
      details: { existing: current ?? null, new: address },
    })
  return true
}

/** Writes a key with its public half, after consent and password. @throws {WalletError} */
export async function writeKey(ctx: Context, request: WriteRequest): Promise<WrittenKey> {
  const { keystore, name, keypair, encrypt, args } = request
  const replaces = await agreeToReplace(ctx, keystore, name, keypair.address, request.overwrite)
  const about = {
    name: name.hotkey ?? name.wallet,
    address: keypair.address,
    scheme: keypair.scheme,
    encrypted: encrypt,
  }
  if (ctx.flags.dryRun) return { ...about, written: false, backups: [] }
  const password = encrypt ? await passwordForNew(ctx, keystore, name, args) : undefined
  const progress = await ctx.ui.progress()
  if (encrypt) progress.stage('Encrypting')
  try {
    const options = { overwrite: replaces, ...(password === undefined ? {} : { password }) }
    const backups = await keystore.write(name, keypair, options)
    return { ...about, written: true, backups }
  } finally {
    progress.stop()
  }
}
