import { readNetuids } from './subnets.ts'
import { asAddress, asList, asNumber, unwrap } from './values.ts'
import type { View, Wanted } from './view.ts'

/** A hotkey's place on a subnet. */
export interface Membership {
  readonly hotkey: string
  readonly netuid: number
  readonly uid: number
}

/** Where hotkeys (SS58) are registered, root included, by netuid; two round trips however many they are. */
export async function readMemberships(
  view: View,
  hotkeys: readonly string[],
): Promise<Membership[]> {
  const netuids = await readNetuids(view)
  const places = netuids.flatMap((netuid) => hotkeys.map((hotkey) => ({ netuid, hotkey })))
  const uids = await view.read(
    places.map(({ netuid, hotkey }): Wanted => ['SubtensorModule', 'Uids', netuid, hotkey]),
  )
  return places.flatMap((place, i) => {
    const uid = unwrap(uids[i])
    return uid === undefined ? [] : [{ ...place, uid: asNumber(uid) }]
  })
}

/** The hotkeys (SS58) that the chain knows as those of each coldkey. */
export async function readOwnedHotkeys(
  view: View,
  coldkeys: readonly string[],
): Promise<string[][]> {
  const owned = await view.read(
    coldkeys.map((coldkey): Wanted => ['SubtensorModule', 'OwnedHotkeys', coldkey]),
  )
  return owned.map((list) => asList(list).map((hotkey) => asAddress(hotkey) ?? ''))
}
