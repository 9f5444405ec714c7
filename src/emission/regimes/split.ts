import { OWNER_CUT, U16_MAX } from './model.ts'

/** A subnet's emission, in rao. */
export interface Split {
  readonly owner: bigint
  readonly miners: bigint
  readonly dividends: bigint
}

/** The owner's cut first, then half to miners and half to validators and those who stake to them. */
export function splitEmission(amount: bigint): Split {
  const owner = (amount * OWNER_CUT) / U16_MAX
  const miners = (amount - owner) / 2n
  return { owner, miners, dividends: amount - owner - miners }
}
