import { invalid } from '../../frame/validity.ts'
import { weight } from '../../frame/weight.ts'
import { Key } from '../../pallets/sudo/storage.ts'
import { marker } from './marker.ts'

const ZERO = `0x${'0'.repeat(64)}`

const COST = weight(570_000n)

/** Refuses the account of all zeros, whose key nobody has. */
export const checkNonZeroSender = marker(
  'CheckNonZeroSender',
  'frame_system::extensions::check_non_zero_sender::CheckNonZeroSender',
  {
    weight: () => COST,
    validate(_, { origin }) {
      if (origin.type === 'signed' && origin.account === ZERO) invalid('BadSigner')
      return undefined
    },
  },
)

/** Refuses calls of the Sudo pallet by anyone but the sudo key, before they cost a fee (sudo_wrapper.rs). */
export const sudoTransactionExtension = marker(
  'SudoTransactionExtension',
  'node_subtensor_runtime::sudo_wrapper::SudoTransactionExtension',
  {
    validate(ctx, { origin, call }) {
      if (origin.type === 'signed' && call.pallet === 'Sudo' && Key.get(ctx) !== origin.account)
        invalid('BadSigner')
      return undefined
    },
  },
)
