import { batchAll, type Call, makeCall } from './call.ts'
import type { Chain } from './chain.ts'
import type { StakeRequest } from './plan.ts'

/** What of a staking call depends on the quote. */
export interface StakeCallTerms {
  /** Rao that go in. */
  readonly amount: bigint
  /** TAO per alpha × 10^9; absent for a trade at any price. */
  readonly limitPrice?: bigint
  readonly associates: boolean
}

/**
 * The call for a request. All of a position is sold by `remove_stake_full_limit`, since emission adds to it until the
 * block; and a hotkey that the chain does not know is associated in the same batch.
 *
 * @throws {NetworkError} `chain_lacks`
 */
export function stakeCall(chain: Chain, request: StakeRequest, terms: StakeCallTerms): Call {
  const { hotkey } = request
  const stake =
    request.direction === 'buy' ? buy(chain, request, terms) : sell(chain, request, terms)
  if (!terms.associates) return stake
  return batchAll(chain, [
    makeCall(chain, 'SubtensorModule', 'try_associate_hotkey', { hotkey }),
    stake,
  ])
}

function buy(chain: Chain, request: StakeRequest, { amount, limitPrice }: StakeCallTerms): Call {
  const { hotkey, netuid, tolerance, partial } = request
  const base = { hotkey, netuid, amount_staked: amount }
  if (tolerance === undefined) return makeCall(chain, 'SubtensorModule', 'add_stake', base)
  const limits = { limit_price: limitPrice, allow_partial: partial }
  return makeCall(chain, 'SubtensorModule', 'add_stake_limit', { ...base, ...limits })
}

function sell(chain: Chain, request: StakeRequest, { amount, limitPrice }: StakeCallTerms): Call {
  const { hotkey, netuid, tolerance, partial } = request
  const full = 'remove_stake_full_limit'
  const everything = request.amount.kind === 'all' && !partial
  if (everything && chain.metadata.hasCall('SubtensorModule', full)) {
    const limit_price = tolerance === undefined ? null : limitPrice
    return makeCall(chain, 'SubtensorModule', full, { hotkey, netuid, limit_price })
  }
  const base = { hotkey, netuid, amount_unstaked: amount }
  if (tolerance === undefined) return makeCall(chain, 'SubtensorModule', 'remove_stake', base)
  const limits = { limit_price: limitPrice, allow_partial: partial }
  return makeCall(chain, 'SubtensorModule', 'remove_stake_limit', { ...base, ...limits })
}
