import { isRecord, shown } from '../../../compare.ts'
import { integerOf, type Row } from '../../../json.ts'
import { Dev218Chain } from './chain.ts'

/** The columns of a row of a table. @throws {Error} when it is none. */
export function columnsOf(row: unknown): readonly unknown[] {
  if (Array.isArray(row)) return row
  throw new Error(`no row of a table: ${shown(row)}`)
}

/** The rows of a table. */
export function tableOf(row: Row, field: string): readonly (readonly unknown[])[] {
  const rows = row[field]
  return Array.isArray(rows) ? rows.map(columnsOf) : []
}

/** The entries of a storage map. */
class Imported {
  readonly #pallet: Row

  constructor(pallet: Row) {
    this.#pallet = pallet
  }

  entries(item: string): [keys: readonly unknown[], value: unknown][] {
    return tableOf(this.#pallet, item).map(([keys, value]) => [columnsOf(keys), value])
  }

  /** The value under one key. */
  at(item: string, key: number): unknown {
    return this.entries(item).find(([[first]]) => first === key)?.[1]
  }
}

/**
 * The chain that a scenario starts with.
 *
 * @throws {Error} when the scenario has no start.
 */
export function startOf(scenario: Row): Dev218Chain {
  const { importedStorage, start } = scenario
  const pallet = isRecord(importedStorage) ? importedStorage.SubtensorModule : undefined
  const system = isRecord(importedStorage) ? importedStorage.System : undefined
  if (!isRecord(pallet) || !isRecord(system) || !isRecord(start))
    throw new Error(`the scenario has no start: ${shown(scenario.name)}`)
  const imported = new Imported(pallet)
  const chain = new Dev218Chain()
  chain.ownerCut = integerOf(pallet, 'SubnetOwnerCut')
  chain.totalIssuance = integerOf(start, 'totalIssuance')
  chain.totalStake = integerOf(start, 'totalStake')
  for (const [[hotkey], coldkey] of imported.entries('Owner'))
    chain.owners.set(String(hotkey), String(coldkey))
  for (const [[hotkey, coldkey, netuid], share] of imported.entries('Alpha'))
    chain.shares.set(BigInt(String(share)), String(hotkey), String(coldkey), Number(netuid))
  for (const [netuid, hotkey, alpha, shares] of tableOf(start, 'hotkeys')) {
    chain.hotkeyAlpha.set(BigInt(String(alpha)), String(hotkey), Number(netuid))
    chain.hotkeyShares.set(BigInt(String(shares)), String(hotkey), Number(netuid))
  }
  for (const [[account], value] of new Imported(system).entries('Account'))
    if (isRecord(value) && isRecord(value.data))
      chain.balances.set(integerOf(value.data, 'free'), String(account))
  addSubnets(chain, start, imported)
  return chain
}

function addSubnets(chain: Dev218Chain, start: Row, imported: Imported): void {
  for (const columns of tableOf(start, 'subnets')) {
    const [netuid = 0n, tao = 0n, alphaIn = 0n, alphaOut = 0n, , emission = 0n] = columns.map(
      (column) => BigInt(String(column)),
    )
    const id = Number(netuid)
    const owner = imported.at('SubnetOwner', id)
    chain.subnets.set(id, {
      netuid: id,
      mechanism: Number(imported.at('SubnetMechanism', id)),
      owner:
        owner === undefined
          ? undefined
          : { coldkey: String(owner), hotkey: String(imported.at('SubnetOwnerHotkey', id)) },
      hotkeys: hotkeysOf(imported, id),
      taoWeight: BigInt(String(imported.at('TaoWeight', id) ?? 0)),
      ...{ tao, alphaIn, alphaOut, emission },
    })
  }
}

/** Hotkeys by uid. */
function hotkeysOf(imported: Imported, netuid: number): string[] {
  const hotkeys: string[] = []
  for (const [[id, uid], hotkey] of imported.entries('Keys'))
    if (id === netuid) hotkeys[Number(uid)] = String(hotkey)
  return hotkeys
}
