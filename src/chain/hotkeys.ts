import { asAddress, asNumber } from './values.ts'
import type { View } from './view.ts'

/** The account of thirty-two zero bytes: the default of `Owner`. */
const NOBODY = '5C4hrfjw9DjXZTzV3MwzrrAr9P1MJhSrvWGWqi1eSuyUpnhM'

/** The coldkey (SS58) that a hotkey belongs to, where the chain knows one. */
export async function readOwner(view: View, hotkey: string): Promise<string | undefined> {
  const [owner] = await view.read([['SubtensorModule', 'Owner', hotkey]])
  const address = asAddress(owner)
  return address === NOBODY ? undefined : address
}

/** Whether the chain has an owner for the hotkey, without which nobody can stake to it. */
export async function isHotkeyKnown(view: View, hotkey: string): Promise<boolean> {
  if ((await readOwner(view, hotkey)) !== undefined) return true
  // A chain can begin with a hotkey of nobody's, as upstream's early localnet does: then the entry itself counts.
  return await view.stores('SubtensorModule', 'Owner', hotkey)
}

/** The hotkey's number in a subnet, where it is registered there. */
export async function readUid(
  view: View,
  netuid: number,
  hotkey: string,
): Promise<number | undefined> {
  const [uid] = await view.read([['SubtensorModule', 'Uids', netuid, hotkey]])
  return uid === undefined ? undefined : asNumber(uid)
}
