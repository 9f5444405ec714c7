import { u32 } from '../../../codec/index.ts'
import type { AccountId as Account } from '../../../crypto/index.ts'
import { constant } from '../../frame/pallet.ts'
import { AccountId, PalletIdBytes } from '../../frame/types.ts'

/** The most orders of one call. */
export const MAX_ORDERS_PER_BATCH = 100

/** The most relayers that an order may name. */
export const MAX_RELAYERS = 10

/** `bt/limit`, from which the pallet's account is made. */
const PALLET_ID = '0x62742f6c696d6974'

/** Holds what a batch collects until it is handed out (`modl`, the pallet's id, zeros). */
export const PALLET_ACCOUNT: Account = `0x6d6f646c${PALLET_ID.slice(2)}${'0'.repeat(40)}`

/** The hotkey that the alpha of {@link PALLET_ACCOUNT} is staked to (`modl`, `bt/lmhky`, zeros). */
export const PALLET_HOTKEY: Account = `0x6d6f646c62742f6c6d686b79${'0'.repeat(40)}`

export const constants = [
  constant('MaxOrdersPerBatch', u32, MAX_ORDERS_PER_BATCH, 'The most orders of one call.'),
  constant(
    'PalletId',
    PalletIdBytes,
    PALLET_ID,
    'The seed of the account that batches go through.',
  ),
  constant('PalletHotkey', AccountId, PALLET_HOTKEY, 'The hotkey that batches go through.'),
]
