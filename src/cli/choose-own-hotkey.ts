import { WalletNotFoundError } from '../errors/wallet.ts'
import { type Account, chooseWallet, coldkeyOf, hotkeyOf, hotkeysOf } from './accounts.ts'
import type { Context } from './context.ts'

/**
 * A hotkey to register: `--hotkey`, or one of the wallet's own.
 *
 * @throws WalletNotFoundError where it has none
 */
export async function chooseOwnHotkey(ctx: Context, wallet: string): Promise<Account> {
  const named = ctx.settings.get('hotkey')
  if (named !== undefined) return hotkeyOf(ctx, wallet, named)
  return ctx.need('--hotkey', async (prompt) => {
    const own = await hotkeysOf(ctx, wallet)
    if (own.length === 0) {
      throw new WalletNotFoundError(`Wallet ${wallet} has no hotkey.`, {
        hints: [`Make one with \`dtao wallet new-hotkey --wallet ${wallet}\`.`],
      })
    }
    return prompt.select(
      'Hotkey',
      own.map((one) => ({ name: `${one.hotkey}  ${one.address}`, value: one })),
    )
  })
}

/** The wallet of a command with its coldkey, and the one of its hotkeys that the command is about. */
export async function chooseOwnKeys(
  ctx: Context,
): Promise<{ readonly wallet: string; readonly coldkey: Account; readonly hotkey: Account }> {
  const wallet = await chooseWallet(ctx)
  const coldkey = await coldkeyOf(ctx, wallet)
  return { wallet, coldkey, hotkey: await chooseOwnHotkey(ctx, wallet) }
}
