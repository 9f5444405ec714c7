import type { Event, Phase, DispatchError as WireError } from '@polkadot/types/interfaces'
import type { Codec } from '@polkadot/types/types'
import { DispatchError } from '../errors/dispatch.ts'
import type { Chain } from './chain.ts'
import { asAddress, asBigInt, asList, asNumber } from './values.ts'
import type { View } from './view.ts'

/** One event of a transaction, its names as in metadata. */
export interface ChainEvent {
  readonly pallet: string
  readonly name: string
  readonly fields: readonly Codec[]
}

/** `frame_system::EventRecord` as polkadot-js decodes it. */
interface EventRecord {
  readonly phase: Phase
  readonly event: Event
}

/** The events of the transaction at `index` in the view's block. */
export async function readEvents(view: View, index: number): Promise<ChainEvent[]> {
  const [records] = await view.read([['System', 'Events']])
  return (asList(records) as unknown as EventRecord[])
    .filter(({ phase }) => phase.isApplyExtrinsic && phase.asApplyExtrinsic.toNumber() === index)
    .map(({ event }) => ({
      // polkadot-js camel-cases the section; metadata's own spelling is what errors and docs use.
      pallet: event.section.charAt(0).toUpperCase() + event.section.slice(1),
      name: event.method,
      fields: [...event.data],
    }))
}

/** The first event of that name. */
export function eventNamed(
  events: readonly ChainEvent[],
  pallet: string,
  name: string,
): ChainEvent | undefined {
  return events.find((one) => one.pallet === pallet && one.name === name)
}

/** What a dispatch error means, in our words or the chain's. */
export function dispatchFailure(chain: Chain, wire: Codec | undefined): DispatchError {
  const error = wire as WireError
  if (error.isModule) {
    const { section, name, docs } = chain.api.registry.findMetaError(error.asModule)
    const pallet = section.charAt(0).toUpperCase() + section.slice(1)
    return new DispatchError(pallet, name, { docs: docs.join(' ').trim() })
  }
  if (error.isToken) return new DispatchError('Token', error.asToken.type)
  if (error.isArithmetic) return new DispatchError('Arithmetic', error.asArithmetic.type)
  return new DispatchError('Dispatch', error.type)
}

/** A trade as the chain reports it: what went in, what came out, and the fee, all in rao. */
export interface Trade {
  readonly direction: 'buy' | 'sell'
  readonly coldkey: string
  readonly hotkey: string
  readonly netuid: number
  readonly tao: bigint
  readonly alpha: bigint
  /** In TAO when bought, in alpha when sold. */
  readonly fee: bigint
}

const TRADES: Readonly<Record<string, Trade['direction']>> = {
  StakeAdded: 'buy',
  StakeRemoved: 'sell',
}

/**
 * The trades among a transaction's events: `StakeAdded` and `StakeRemoved` with coldkey, hotkey, TAO, alpha, netuid and
 * fee. Runtimes before fees carry no last field.
 */
export function tradesIn(events: readonly ChainEvent[]): Trade[] {
  return events.flatMap(({ pallet, name, fields }) => {
    const direction = pallet === 'SubtensorModule' ? TRADES[name] : undefined
    if (direction === undefined) return []
    const [coldkey, hotkey, tao, alpha, netuid, fee] = fields
    return [
      {
        direction,
        coldkey: asAddress(coldkey) ?? '',
        hotkey: asAddress(hotkey) ?? '',
        tao: asBigInt(tao),
        alpha: asBigInt(alpha),
        netuid: asNumber(netuid),
        fee: asBigInt(fee),
      },
    ]
  })
}
