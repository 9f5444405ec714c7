import { readRegime } from '../../../chain/emission/regime.ts'
import { asBigInt, asNumber, field } from '../../../chain/values.ts'
import type { View, Wanted } from '../../../chain/view.ts'
import type { AlphaFacts } from '../../../emission/ledger/ledger.ts'
import { UsageError } from '../../../errors/base.ts'

const COUNTERS = {
  alphaIn: ['SubtensorModule', 'SubnetAlphaIn'],
  alphaOut: ['SubtensorModule', 'SubnetAlphaOut'],
  protocol: ['SubtensorModule', 'SubnetProtocolAlpha'],
  recycled: ['AlphaAssets', 'AlphaRecycled'],
  burned: ['AlphaAssets', 'AlphaBurned'],
  server: ['SubtensorModule', 'PendingServerEmission'],
  validator: ['SubtensorModule', 'PendingValidatorEmission'],
  root: ['SubtensorModule', 'PendingRootAlphaDivs'],
  owner: ['SubtensorModule', 'PendingOwnerCut'],
} as const
type Counter = keyof typeof COUNTERS
const NAMES = Object.keys(COUNTERS) as Counter[]

const ENTRIES = [
  'pool_at_first',
  'outside_at_first',
  'recycled_before',
  'burned_before',
  'unheld_before',
  'injected',
  'emitted',
  'bought',
  'sold',
  'staked',
  'registered',
  'owner',
  'miners',
  'validators',
  'root',
  'claimed',
  'undivided',
] as const satisfies readonly (keyof AlphaFacts['entries'])[]

/**
 * Reads what the chain counts of the alpha of subnets.
 *
 * @throws {UsageError} `ledger_missing` on a chain that keeps none: all but the simulator's.
 */
export async function readAlphaFacts(
  view: View,
  netuids: readonly number[],
): Promise<AlphaFacts[]> {
  if (!view.has('Devnet', 'AlphaLedger'))
    throw new UsageError('This chain keeps no ledger of its alpha.', 'ledger_missing', {
      hints: ['The simulator does: --network sim.'],
    })
  const held = await readHeld(view)
  // Root pays what waits for an epoch in TAO, which is on root already.
  const waits = (await readRegime(view)) !== 'root'
  // A chain of an older dtao has all in one item.
  const ledgers = ['AlphaLedger', 'AlphaLedgerByBlock'].filter((item) => view.has('Devnet', item))
  const wanted = netuids.flatMap((netuid): Wanted[] => [
    ...ledgers.map((item): Wanted => ['Devnet', item, netuid]),
    ...NAMES.map((name): Wanted => [...COUNTERS[name], netuid]),
  ])
  const values = await view.read(wanted)
  return netuids.map((netuid, row) => {
    const own = values.slice(row * (NAMES.length + ledgers.length))
    const parts = own.slice(0, ledgers.length)
    const counters = own.slice(ledgers.length)
    const count = (name: Counter) => asBigInt(counters[NAMES.indexOf(name)])
    const entries = ENTRIES.map((name) => [
      name,
      parts.reduce((sum, part) => {
        const entry = part && field(part, name)
        return entry === undefined ? sum : sum + asBigInt(entry)
      }, 0n),
    ])
    return {
      netuid,
      alphaIn: count('alphaIn'),
      alphaOut: count('alphaOut'),
      recycled: count('recycled'),
      burned: count('burned'),
      protocol: count('protocol'),
      held: held.get(netuid) ?? 0n,
      waiting: waits ? count('server') + count('validator') + count('root') + count('owner') : 0n,
      entries: Object.fromEntries(entries) as AlphaFacts['entries'],
    }
  })
}

/** What all hotkeys hold, by netuid. */
async function readHeld(view: View): Promise<Map<number, bigint>> {
  const keys = await view.keys('SubtensorModule', 'TotalHotkeyAlpha')
  const amounts = await view.read(
    keys.map(([hotkey, netuid]): Wanted => ['SubtensorModule', 'TotalHotkeyAlpha', hotkey, netuid]),
  )
  const held = new Map<number, bigint>()
  keys.forEach(([, key], i) => {
    const netuid = asNumber(key)
    held.set(netuid, (held.get(netuid) ?? 0n) + asBigInt(amounts[i]))
  })
  return held
}
