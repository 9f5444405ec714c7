import { DtaoError, type DtaoErrorOptions, EXIT } from './base.ts'
import type { ErrorCopies, ErrorCopy } from './dispatch/copy.ts'
import { devnet } from './dispatch/devnet.ts'
import * as frame from './dispatch/frame.ts'
import { subtensorKeys } from './dispatch/subtensor-keys.ts'
import { subtensorStaking } from './dispatch/subtensor-staking.ts'
import { subtensorSubnets } from './dispatch/subtensor-subnets.ts'
import { subtensorWeights } from './dispatch/subtensor-weights.ts'
import { swap } from './dispatch/swap.ts'

/**
 * By the name of the pallet in metadata; besides, the variants of `DispatchError` that are no pallet's: `Token`,
 * `Arithmetic`, and `Dispatch` for those that carry nothing (BadOrigin, Exhausted, …).
 */
const PALLETS: Readonly<Record<string, ErrorCopies>> = {
  SubtensorModule: {
    ...subtensorStaking,
    ...subtensorSubnets,
    ...subtensorWeights,
    ...subtensorKeys,
  },
  Swap: swap,
  Devnet: devnet,
  Balances: frame.balances,
  TransactionPayment: frame.transactionPayment,
  System: frame.system,
  Sudo: frame.sudo,
  Utility: frame.utility,
  Proxy: frame.proxy,
  AdminUtils: frame.adminUtils,
  MevShield: frame.mevShield,
  Token: frame.token,
  Arithmetic: frame.arithmetic,
  Dispatch: frame.bare,
}

/** The errors that mean "the price left the limit you set", which shells tell apart by exit code 5. */
const LIMITS = new Set(['SlippageTooHigh', 'PriceLimitExceeded', 'RegistrationPriceLimitExceeded'])

/** An extrinsic was in a block and failed there. `code` is the error's name in snake case. */
export class DispatchError extends DtaoError {
  override readonly name = 'DispatchError'
  /** Pallet by its name in metadata, or `Token`, `Arithmetic`, `Dispatch`. */
  readonly pallet: string
  /** The error's name in metadata, such as `SlippageTooHigh`. */
  readonly errorName: string

  /** `docs` are the chain's own words, shown where we have none. */
  constructor(
    pallet: string,
    errorName: string,
    options: DtaoErrorOptions & { docs?: string } = {},
  ) {
    const copy = dispatchCopy(pallet, errorName)
    const said = options.docs === undefined ? '' : ` ${options.docs}`
    super(
      copy?.[0] ?? `The chain refused this with ${pallet}.${errorName}.${said}`,
      errorCode(errorName),
      errorExit(errorName),
      {
        ...options,
        hints: [...(copy ? [copy[1]] : []), ...(options.hints ?? [])],
        details: { pallet, error: errorName, ...options.details },
      },
    )
    this.pallet = pallet
    this.errorName = errorName
  }

  /** This error, naming besides it what else stands in the way. */
  beside(others: readonly DispatchError[]): DispatchError {
    const names = others.map((other) => `${other.pallet}.${other.errorName}`)
    return new DispatchError(this.pallet, this.errorName, {
      hints: [`Besides, the chain would refuse it for ${names.join(', ')}.`],
      details: { ...this.details, also: names },
    })
  }
}

/** What the error means and what to do, or undefined where nobody has written that yet. */
export function dispatchCopy(pallet: string, errorName: string): ErrorCopy | undefined {
  const copies = Object.hasOwn(PALLETS, pallet) ? PALLETS[pallet] : undefined
  return copies && Object.hasOwn(copies, errorName) ? copies[errorName] : undefined
}

/** "SlippageTooHigh" → "slippage_too_high": the same code from a pool, a block and a quote. */
export function errorCode(errorName: string): string {
  return errorName.replace(/([a-z0-9])([A-Z])|([A-Z])(?=[A-Z][a-z])/g, '$1$3_$2').toLowerCase()
}

/** 5 for a limit of the user's, 1 for every other refusal by a chain. */
export function errorExit(errorName: string): number {
  return LIMITS.has(errorName) ? EXIT.limit : EXIT.refused
}
