import type { Keypair } from '../../wallet/keys/keypair.ts'
import { hideFromCoreDumps } from '../../wallet/memory.ts'
import type { PasswordVerdict } from '../../wallet/passwords/policy.ts'
import {
  newPassword,
  openWithPassword,
  type PasswordSources,
} from '../../wallet/passwords/sources.ts'
import { type KeyName, Keystore } from '../../wallet/store/keystore.ts'
import type { ArgValues } from '../args.ts'
import type { Context } from '../context.ts'
import { withHome } from '../setting-definitions.ts'
import type { PASSWORD_ARGS } from './args.ts'

export type PasswordArgs = ArgValues<typeof PASSWORD_ARGS>

/** How people call a key: "the coldkey of wallet W". */
export function titleOf({ wallet, hotkey }: KeyName): string {
  return hotkey === undefined
    ? `the coldkey of wallet ${wallet}`
    : `hotkey ${hotkey} of wallet ${wallet}`
}

/** The sources of passwords that this run has. */
export function passwordSources(ctx: Context, args: Partial<PasswordArgs>): PasswordSources {
  return {
    ...(args.passwordFile === undefined ? {} : { file: args.passwordFile }),
    ...(args.passwordFd === undefined ? {} : { fd: args.passwordFd }),
    ...(ctx.canAskSecrets ? { ask: (label: string) => ctx.prompt.password(label) } : {}),
    environment: ctx.env,
    tell: (line) => ctx.ui.warn(line),
    meter: (verdict) => showStrength(ctx, verdict),
  }
}

/** The spellings of a keyfile's path that `BT_PW_…` may have: upstream's, `--wallet-path` as it was written, and ours. */
export function keyfilePaths(ctx: Context, keystore: Keystore, name: KeyName): string[] {
  const path = keystore.secretPath(name)
  const written = ctx.settings.written('wallet-path')
  if (written === undefined || ctx.settings.get('wallet-path') !== keystore.root) return [path]
  return [new Keystore(withHome(written)).secretPath(name), path]
}

function showStrength(ctx: Context, { accepted, reasons, strength }: PasswordVerdict): void {
  const why = reasons.length === 0 ? '' : `: ${reasons.join('; ')}`
  const line = `Strength: ${strength.label} (some 2^${strength.bits} guesses)${why}.`
  if (accepted && (strength.label === 'good' || strength.label === 'strong')) ctx.ui.note(line)
  else ctx.ui.warn(accepted ? line : `Not accepted. ${line}`)
}

/**
 * Opens a key of the keystore, asking for its password only where it is encrypted. It is wiped when the command ends.
 *
 * @param otherwise a hint for where nobody has the password
 * @throws CancelledError where Ctrl-C came while the password was tried
 * @throws {WalletError} as `Keystore.open` and `openWithPassword`
 */
export async function openKey(
  ctx: Context,
  keystore: Keystore,
  name: KeyName,
  args: Partial<PasswordArgs> = {},
  otherwise?: string,
): Promise<Keypair> {
  hideFromCoreDumps()
  const open = (password?: Uint8Array) => keystore.open(name, password)
  const wrapping = keystore.wrapping(name)
  const { keypair, notes } =
    wrapping === undefined || wrapping === 'plain'
      ? await open()
      : await openWithPassword(
          titleOf(name),
          keyfilePaths(ctx, keystore, name),
          { ...passwordSources(ctx, args), ...(otherwise === undefined ? {} : { otherwise }) },
          async (password) => {
            const key = await open(password)
            if (password.length === 0)
              ctx.ui.warn(
                'This key is encrypted with an empty password: set one with `dtao wallet passwd`.',
              )
            return key
          },
        )
  ctx.onExit(() => keypair.wipe())
  await ctx.heedInterrupt()
  for (const note of notes) ctx.ui.warn(`${keystore.secretPath(name)}: ${note}.`)
  return keypair
}

/**
 * A password for something that is about to be written; it is wiped when the command ends.
 *
 * @param what "the coldkey of wallet W": for prompts and errors
 * @param paths as {@link keyfilePaths} spells them: a variable may be for this file alone
 * @param other sources instead of the usual ones, where the new password must be another than the wallet's
 * @throws {WalletError} for a weak one, or where there is no source
 */
export async function passwordForNew(
  ctx: Context,
  what: string,
  paths: readonly string[],
  args: Partial<PasswordArgs>,
  other: Partial<PasswordSources> = {},
): Promise<Uint8Array> {
  const sources = { ...passwordSources(ctx, args), ...other }
  const password = await newPassword(what, paths, sources)
  ctx.onExit(() => void password.fill(0))
  return password
}
