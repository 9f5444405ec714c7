import { alphaLedger, isBalanced } from '../../src/emission/ledger/ledger.ts'
import { factsOfState } from '../../src/emission/ledger/state-facts.ts'
import type { Context } from '../../src/simulator/frame/context.ts'
import { TotalIssuance } from '../../src/simulator/pallets/balances/storage.ts'
import * as S from '../../src/simulator/pallets/subtensor/storage/index.ts'
import {
  getAllSubnetNetuids,
  getSubnetAccountId,
  ROOT_NETUID,
} from '../../src/simulator/pallets/subtensor/subnets/subnet.ts'
import { Account } from '../../src/simulator/pallets/system/storage.ts'

/** All TAO that accounts hold, in rao. */
export function heldTao(ctx: Context): bigint {
  return Account.values(ctx).reduce((sum, { data }) => sum + data.free + data.reserved, 0n)
}

/** What is wrong with the TAO of a chain; nothing where every rao is accounted for. */
export function taoFaults(ctx: Context): string[] {
  const held = heldTao(ctx)
  const faults: string[] = []
  if (held !== TotalIssuance.get(ctx))
    faults.push(`accounts hold ${held} rao of ${TotalIssuance.get(ctx)} issued`)
  for (const netuid of getAllSubnetNetuids(ctx)) {
    const account = getSubnetAccountId(ctx, netuid)
    const free = account === undefined ? 0n : Account.get(ctx, account).data.free
    const reserve = S.SubnetTAO.get(ctx, netuid)
    if (free < reserve) faults.push(`subnet ${netuid} holds ${free} rao of a reserve of ${reserve}`)
  }
  return faults
}

/** What is wrong with the alpha of every subnet by its ledger. */
export function alphaFaults(ctx: Context): string[] {
  return getAllSubnetNetuids(ctx).flatMap((netuid) => {
    if (netuid === ROOT_NETUID) return []
    const ledger = alphaLedger(factsOfState(ctx, netuid))
    if (isBalanced(ledger)) return []
    return ledger.checks
      .filter(({ sum, counted }) => sum !== counted)
      .map(({ name, sum, counted }) => `subnet ${netuid}, ${name}: ${sum} is not ${counted}`)
  })
}
