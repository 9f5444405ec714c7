import { u64 } from '../../../codec/index.ts'
import { events } from '../../frame/pallet.ts'
import { AccountId, NetUid } from '../../frame/types.ts'
import { ID } from './id.ts'

export const Event = events(ID, {
  Commitment: [0, { netuid: NetUid, who: AccountId }, 'A neuron made something known.'],
  TimelockCommitment: [
    1,
    { netuid: NetUid, who: AccountId, reveal_round: u64 },
    'A neuron made something known that is encrypted until a round of drand.',
  ],
  CommitmentRevealed: [2, { netuid: NetUid, who: AccountId }, 'Something encrypted was revealed.'],
})
