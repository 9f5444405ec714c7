/** Where a call's amount stands in its SCALE bytes, pallet and call index included. */
type AmountPlace =
  | { readonly kind: 'u64'; readonly at: number }
  /** A compact integer behind a `MultiAddress::Id`. */
  | { readonly kind: 'compact'; readonly at: number }
  /** The call moves all there is. */
  | { readonly kind: 'all' }

interface KnownCall {
  readonly pallet: number
  readonly call: number
  readonly name: string
  readonly amount?: AmountPlace
}

/** What the agent can tell of a call. */
export interface SeenCall {
  /** `Pallet.call`. */
  readonly name: string
  /** In rao of the call's own token; absent where the call moves none. */
  readonly amount?: bigint | 'all'
}

const SUBTENSOR = 7
const BALANCES = 5

function u64(at: number): AmountPlace {
  return { kind: 'u64', at }
}

function subtensor(call: number, name: string, amount?: AmountPlace): KnownCall {
  return { pallet: SUBTENSOR, call, name: `SubtensorModule.${name}`, ...(amount ? { amount } : {}) }
}

function balances(call: number, name: string, amount: AmountPlace): KnownCall {
  return { pallet: BALANCES, call, name: `Balances.${name}`, amount }
}

/**
 * The calls that the agent understands without asking a chain. Indices and arguments are those of upstream's runtime
 * (pallets/subtensor/src/macros/dispatches.rs; pallet-balances), which never reuses an index. After the two index bytes
 * come accounts of 32 bytes, netuids of 2 and then the amount.
 */
const CALLS: readonly KnownCall[] = [
  subtensor(2, 'add_stake', u64(36)),
  subtensor(3, 'remove_stake', u64(36)),
  subtensor(7, 'burned_register'),
  subtensor(83, 'unstake_all', { kind: 'all' }),
  subtensor(84, 'unstake_all_alpha', { kind: 'all' }),
  subtensor(85, 'move_stake', u64(70)),
  subtensor(86, 'transfer_stake', u64(70)),
  subtensor(87, 'swap_stake', u64(38)),
  subtensor(88, 'add_stake_limit', u64(36)),
  subtensor(89, 'remove_stake_limit', u64(36)),
  subtensor(90, 'swap_stake_limit', u64(38)),
  subtensor(103, 'remove_stake_full_limit', { kind: 'all' }),
  balances(0, 'transfer_allow_death', { kind: 'compact', at: 35 }),
  balances(3, 'transfer_keep_alive', { kind: 'compact', at: 35 }),
  balances(4, 'transfer_all', { kind: 'all' }),
]

/** Full names of the calls that an allow-list may hold. */
export const CALL_NAMES: readonly string[] = CALLS.map(({ name }) => name)

function compactAt(payload: Uint8Array, at: number): bigint | undefined {
  const first = payload[at]
  if (first === undefined) return undefined
  const width = [1, 2, 4, (first >> 2) + 4][first & 3] ?? 0
  const start = (first & 3) === 3 ? at + 1 : at
  if (payload.length < start + width) return undefined
  let value = 0n
  for (let i = width - 1; i >= 0; i--) value = (value << 8n) | BigInt(payload[start + i] ?? 0)
  return (first & 3) === 3 ? value : value >> 2n
}

function amountIn(payload: Uint8Array, place: AmountPlace): bigint | 'all' | undefined {
  if (place.kind === 'all') return 'all'
  if (place.kind === 'compact') return payload[2] === 0 ? compactAt(payload, place.at) : undefined
  if (payload.length < place.at + 8) return undefined
  return new DataView(payload.buffer, payload.byteOffset).getBigUint64(place.at, true)
}

/**
 * The call at the start of a signing payload, or `undefined` when it is none that the agent understands: a hash, a
 * message, another call, or one whose amount cannot be read.
 */
export function readCall(payload: Uint8Array): SeenCall | undefined {
  const known = CALLS.find(({ pallet, call }) => payload[0] === pallet && payload[1] === call)
  if (known === undefined) return undefined
  if (known.amount === undefined) return { name: known.name }
  const amount = amountIn(payload, known.amount)
  return amount === undefined ? undefined : { name: known.name, amount }
}
