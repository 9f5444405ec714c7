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

/** An existing key: the coldkey of the wallet, or its hotkey where that is asked for. */
export async function existingKey(ctx: Context, useHotkey: boolean): Promise<KeyName> {
  const wallet = checkName(await chooseWallet(ctx), 'wallet')
  return useHotkey ? { wallet, hotkey: await newHotkeyName(ctx) } : { wallet }
}
