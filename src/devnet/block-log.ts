import { fromHex } from '../codec/index.ts'
import { toSs58 } from '../crypto/index.ts'
import type { EventRecord } from '../simulator/frame/context.ts'
import type { DispatchErrorValue } from '../simulator/frame/dispatch-error.ts'
import type { Runtime } from '../simulator/frame/runtime.ts'
import type { SealedBlock } from '../simulator/node/builder.ts'
import type { Chain } from '../simulator/node/chain.ts'

/** What became of one signed transaction. */
export interface LoggedExtrinsic {
  readonly block: number
  readonly index: number
  /** `SubtensorModule.add_stake_limit` */
  readonly call: string
  /** SS58 */
  readonly signer: string
  /** Rao that the signer paid for the transaction. */
  readonly fee: bigint
  /** `SubtensorModule.SlippageTooHigh`, where it failed. */
  readonly error?: string
}

/** The signed transactions of a block, with what they paid and what went wrong. */
export function loggedExtrinsics(chain: Chain, block: SealedBlock): LoggedExtrinsic[] {
  const { runtime } = chain
  const fees = feesOf(runtime, block)
  return block.extrinsics.flatMap((bytes, index) => {
    const { call, signature } = chain.decode(bytes)
    if (signature === undefined) return []
    const error = block.applied[index]?.error
    return [
      {
        block: block.header.number,
        index,
        call: `${call.pallet}.${call.name}`,
        signer: signature.address.type === 'Id' ? toSs58(signature.address.value) : 'unknown',
        fee: fees.get(index) ?? 0n,
        ...(error === undefined ? {} : { error: nameOf(runtime, error) }),
      },
    ]
  })
}

/** `TransactionFeePaid` by the index of its extrinsic. */
function feesOf(runtime: Runtime, { changes }: SealedBlock): Map<number, bigint> {
  const system = runtime.definition.pallets.find(({ id }) => id.name === 'System')
  const item = system?.storage.find(({ name }) => name === 'Events')
  const bytes = changes.find(({ key }) => key === item?.rawPrefix)?.after
  const events = (bytes === undefined ? [] : item?.decodeValue(bytes)) as readonly EventRecord[]
  return new Map(
    events.flatMap(({ phase, event }) => {
      if (phase.type !== 'ApplyExtrinsic' || event.name !== 'TransactionFeePaid') return []
      const { actual_fee } = event.data as { actual_fee: bigint }
      return [[phase.value, actual_fee] as const]
    }),
  )
}

/** A failure by the names of its pallet and error. */
function nameOf(runtime: Runtime, error: DispatchErrorValue): string {
  if (error.type !== 'Module')
    return 'value' in error ? `${error.type}.${String(error.value)}` : error.type
  const pallet = runtime.definition.pallets.find(({ id }) => id.index === error.value.index)
  const [number] = fromHex(error.value.error)
  const found = pallet?.errors.find(({ index }) => index === number)
  return `${pallet?.id.name ?? error.value.index}.${found?.name ?? number}`
}
