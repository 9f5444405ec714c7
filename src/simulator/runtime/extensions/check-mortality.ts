import { newtype } from '../../../codec/index.ts'
import { extension } from '../../frame/extension.ts'
import { H256 } from '../../frame/types.ts'
import { invalid, MAX_U64, VALID } from '../../frame/validity.ts'
import { weight } from '../../frame/weight.ts'
import { BlockHash, BlockNumber } from '../../pallets/system/storage.ts'
import { EraCodec, eraBirth } from './era.ts'

/** The longest era of an encrypted transaction, whose key soon changes (runtime/src/check_mortality.rs). */
const MAX_SHIELD_PERIOD = 8

const IMMORTAL_COST = weight(6_605_000n, 0n, 1n)
const MORTAL_COST = weight(6_703_000n, 3509n, 1n)

/** Ends the life of a transaction with its era, by signing the hash of the era's first block along. */
export const checkMortality = extension({
  identifier: 'CheckMortality',
  extra: newtype(EraCodec, { path: 'node_subtensor_runtime::check_mortality::CheckMortality' }),
  additional: H256,
  implied(ctx, era) {
    const birth = eraBirth(era, BlockNumber.get(ctx))
    if (!BlockHash.has(ctx, birth)) invalid('AncientBirthBlock')
    return BlockHash.get(ctx, birth)
  },
  weight: (_, era) => (era === undefined ? IMMORTAL_COST : MORTAL_COST),
  validate(ctx, { call }, era) {
    const shielded = call.pallet === 'MevShield' && call.name === 'submit_encrypted'
    if (shielded && (era === undefined || era.period > MAX_SHIELD_PERIOD)) invalid('Stale')
    if (era === undefined) return { ...VALID, longevity: MAX_U64 }
    const now = BlockNumber.get(ctx)
    return { ...VALID, longevity: BigInt(eraBirth(era, now) + era.period - now) }
  },
})
