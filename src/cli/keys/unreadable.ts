import type { UnreadableWallet } from '../../wallet/store/list.ts'
import type { Ui } from '../ui/ui.ts'

/** Says which wallets are not listed, or not whole, and why. */
export function warnOfUnreadable(ui: Ui, unreadable: readonly UnreadableWallet[]): void {
  for (const { name, reason } of unreadable)
    ui.warn(`Wallet ${name} cannot be read whole: ${reason}`)
}
