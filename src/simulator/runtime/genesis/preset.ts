import type { AccountId } from '../../../crypto/index.ts'

/** A chain's first state, as data. */
export interface Preset {
  /** The account that may act as root, where there is one. */
  readonly sudo?: AccountId
  /** The account that earns the fees of every block. */
  readonly author?: AccountId
  /** Free TAO in rao by account. */
  readonly balances: readonly (readonly [account: AccountId, rao: bigint])[]
}
