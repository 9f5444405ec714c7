import type { AccountId } from '../../../crypto/index.ts'
import type { EmissionRegime } from '../../pallets/devnet/regime.ts'

/** A coldkey and one of its hotkeys. */
export interface KeyPair {
  readonly coldkey: AccountId
  readonly hotkey: AccountId
}

/** A neuron that sets weights, with the TAO in rao that its coldkey stakes on the subnet. */
export interface ValidatorPreset extends KeyPair {
  readonly stake: bigint
}

/** A subnet that is up and running: its token is traded and it emits from block 1 on. */
export interface SubnetPreset {
  readonly netuid: number
  readonly name: string
  readonly description: string
  readonly owner: KeyPair
  /** Blocks of an epoch. */
  readonly tempo: number
  /** Rao of TAO and of alpha that the pool begins with. */
  readonly pool: { readonly tao: bigint; readonly alpha: bigint }
  readonly validators: readonly ValidatorPreset[]
  /** Every validator gives them weights, falling from the first to the last. */
  readonly miners: readonly KeyPair[]
}

/** A chain's first state, as data. */
export interface Preset {
  /** The account that may act as root, where there is one. */
  readonly sudo?: AccountId
  /** How TAO reaches subnets; today's Dynamic TAO where left out. */
  readonly regime?: EmissionRegime
  /** The account that earns the fees of every block. */
  readonly author?: AccountId
  /** Free TAO in rao by account. */
  readonly balances: readonly (readonly [account: AccountId, rao: bigint])[]
  /** Who owns the root network; nobody where left out. */
  readonly rootOwner?: KeyPair
  /** Whether there is the subnet 1 that upstream's genesis has, which belongs to nobody. */
  readonly unownedSubnet?: boolean
  /** Whether limits of a live chain give way to those of upstream's build for tests (relaxed.ts). */
  readonly relaxed?: boolean
  readonly subnets: readonly SubnetPreset[]
  /** Validators on root and the TAO in rao that they stake there. */
  readonly rootValidators: readonly ValidatorPreset[]
}
