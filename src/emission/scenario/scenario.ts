import type { Amount } from '../../amounts.ts'

/** A subnet of a scenario. */
export interface ScenarioSubnet {
  readonly netuid: number
  readonly name: string
  /** The party that owns it and earns the owner's cut; nobody in particular where left out. */
  readonly owner: string | undefined
  /** The party whose miners and validators work on it, likewise. */
  readonly operator: string | undefined
  /** Rao in the pool before anybody stakes; without markets it is only what was paid for the subnet. */
  readonly pool: { readonly tao: bigint; readonly alpha: bigint }
}

/** Somebody, or many who act alike, with TAO to place. */
export interface ScenarioParty {
  readonly name: string
  /** Rao of TAO. */
  readonly capital: bigint
  /** How many root validators it runs, which share its TAO; one that runs none delegates to those there are. */
  readonly validators: number
  /** What it has placed before the first block: parts of its capital by netuid, 0 for root. */
  readonly places: readonly { readonly netuid: number; readonly amount: Amount }[]
}

interface At {
  /** The block before which it happens. */
  readonly block: number
  readonly party: string
  readonly netuid: number
}

/** What a party does, in whatever way the regime has for it. */
export type ScenarioAction =
  /** Backs a subnet: votes for it with its root stake, stakes TAO into it, or buys its token. */
  | (At & { readonly does: 'support'; readonly amount: Amount })
  /** Takes back what it placed, or a part of it. */
  | (At & { readonly does: 'withdraw'; readonly amount: Amount })
  /** Pays the lock cost for a new subnet. */
  | (At & { readonly does: 'create'; readonly name: string })

/** A population with its stakes and actions, to be run through every regime. */
export interface Scenario {
  readonly name: string
  readonly title: string
  /** The claims of the documents that it shows, by name. */
  readonly claims: readonly string[]
  /** How long it runs. */
  readonly blocks: number
  /** Blocks between epochs of a subnet. */
  readonly tempo: number
  /** Rao of TAO that exist at the start. */
  readonly issuance: bigint
  /** How many blocks ago the subnets of the start were started. */
  readonly age: number
  /** Parts per 10^9 of their rewards that owners, miners and validators sell at once. */
  readonly sells: bigint
  readonly subnets: readonly ScenarioSubnet[]
  readonly parties: readonly ScenarioParty[]
  /** In the order in which they happen. */
  readonly actions: readonly ScenarioAction[]
}
