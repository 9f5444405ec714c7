import { bounded, type Codec, fixedBytes, type Hex, newtype, vec } from '../../../codec/index.ts'

/** An authority's sr25519 key, which is also the account that its fees go to. */
export const AuthorityId: Codec<Hex> = newtype<Hex>(fixedBytes(32), {
  path: 'sp_consensus_aura::sr25519::app_sr25519::Public',
})

/** At most 32 authorities. */
export const AuthorityList = bounded(vec(AuthorityId), 32)
