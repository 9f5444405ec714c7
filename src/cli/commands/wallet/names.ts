import type { KeyName } from '../../../wallet/store/keystore.ts'
import { checkName } from '../../../wallet/store/names.ts'
import { chooseWallet } from '../../accounts.ts'
import type { Context } from '../../context.ts'

/** The name for a wallet that is about to be made: `--wallet`, or typed. */
export async function newWalletName(ctx: Context): Promise<string> {
  const check = (text: string): string => checkName(text, 'wallet')
  const named = ctx.settings.get('wallet')
  if (named !== undefined) return check(named)
  return ctx.need('--wallet', (prompt) =>
    prompt.input('Name of the wallet', { default: 'default', check }),
  )
}

/** The name for a hotkey that is about to be made: `--hotkey`, or typed. */
export async function newHotkeyName(ctx: Context): Promise<string> {
  const check = (text: string): string => checkName(text, 'hotkey')
  const named = ctx.settings.get('hotkey')
  if (named !== undefined) return check(named)
  return ctx.need('--hotkey', (prompt) =>
    prompt.input('Name of the hotkey', { default: 'default', check }),
  )
}

/**
 * Whether a command that takes either key is about the hotkey: `--use-hotkey` says so, and so does a `--hotkey` on the
 * command line, whereas one from the settings is only a default name.
 */
export function isAboutHotkey(ctx: Context, useHotkey: boolean | undefined): boolean {
  return useHotkey ?? ctx.settings.given().has('hotkey')
}

/** An existing key: the coldkey of the wallet, or its hotkey where the command is about that. */
export async function existingKey(ctx: Context, useHotkey: boolean | undefined): Promise<KeyName> {
  const wallet = checkName(await chooseWallet(ctx), 'wallet')
  return isAboutHotkey(ctx, useHotkey) ? { wallet, hotkey: await newHotkeyName(ctx) } : { wallet }
}
