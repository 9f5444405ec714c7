import {
  bool,
  bytes,
  compactNumber,
  option,
  spelled,
  tuple,
  u16,
  u32,
  u64,
  vec,
} from '../../../../codec/index.ts'
import { DispatchErrorCodec } from '../../../frame/dispatch-error.ts'
import {
  AccountId,
  AlphaBalance,
  BlockNumber,
  H160,
  H256,
  NetUid,
  TaoBalance,
} from '../../../frame/types.ts'
import { LeaseId, NetUidStorageIndex, RootClaimTypeEnum, U64F64 } from '../types/index.ts'

/** Events 69 to 136. */
export const laterEvents = {
  ColdkeySwapAnnounced: [
    69,
    { who: AccountId, new_coldkey_hash: spelled(H256, 'T::Hash') },
    'A coldkey announced that it will be replaced.',
  ],
  ColdkeySwapReset: [70, { who: AccountId }, 'Root took back the announcement of a coldkey.'],
  ColdkeySwapped: [
    71,
    { old_coldkey: AccountId, new_coldkey: AccountId },
    'A coldkey was replaced.',
  ],
  ColdkeySwapDisputed: [72, { coldkey: AccountId }, 'The replacement of a coldkey was disputed.'],
  AllBalanceUnstakedAndTransferredToNewColdkey: [
    73,
    { current_coldkey: AccountId, new_coldkey: AccountId, total_balance: TaoBalance },
    'All of a coldkey went to another; no longer sent.',
  ],
  ArbitrationPeriodExtended: [
    74,
    { coldkey: AccountId },
    'The arbitration of a coldkey was extended; no longer sent.',
  ],
  SetChildrenScheduled: [
    75,
    [AccountId, NetUid, u64, vec(tuple(u64, AccountId))],
    'A parent asked for children: hotkey, subnet, block from which they count, children.',
  ],
  SetChildren: [
    76,
    [AccountId, NetUid, vec(tuple(u64, AccountId))],
    'The children of a parent count from now on.',
  ],
  ChainIdentitySet: [77, [AccountId], 'A coldkey described itself.'],
  SubnetIdentitySet: [78, [NetUid], 'A subnet described itself.'],
  SubnetIdentityRemoved: [79, [NetUid], 'The description of a subnet went.'],
  DissolveNetworkScheduled: [
    80,
    { account: AccountId, netuid: NetUid, execution_block: BlockNumber },
    'The end of a subnet was scheduled.',
  ],
  ColdkeySwapAnnouncementDelaySet: [81, [BlockNumber], 'The delay of a coldkey swap changed.'],
  ColdkeySwapReannouncementDelaySet: [
    82,
    [BlockNumber],
    'The delay of another announcement changed.',
  ],
  DissolveNetworkScheduleDurationSet: [83, [BlockNumber], "The delay of a subnet's end changed."],
  CRV3WeightsCommitted: [
    84,
    [AccountId, NetUidStorageIndex, H256],
    'Encrypted weights were committed in an earlier format.',
  ],
  WeightsCommitted: [
    85,
    [AccountId, NetUidStorageIndex, H256],
    'Weights were committed: hotkey, subnet, hash.',
  ],
  WeightsRevealed: [
    86,
    [AccountId, NetUidStorageIndex, H256],
    'Committed weights were revealed: hotkey, subnet, hash.',
  ],
  WeightsBatchRevealed: [
    87,
    [AccountId, NetUid, vec(H256)],
    'Several commits were revealed at once.',
  ],
  BatchWeightsCompleted: [
    88,
    [vec(compactNumber(NetUid, 16)), AccountId],
    'A batch of weights was worked through.',
  ],
  BatchCompletedWithErrors: [89, [], 'Some items of a batch failed.'],
  BatchWeightItemFailed: [
    90,
    [NetUid, spelled(DispatchErrorCodec, 'sp_runtime::DispatchError')],
    'An item of a batch failed: subnet, why.',
  ],
  StakeTransferred: [
    91,
    [AccountId, AccountId, AccountId, NetUid, NetUid, TaoBalance],
    'Stake changed its coldkey: from, to, hotkey, subnet before and after, worth in TAO.',
  ],
  StakeSwapped: [
    92,
    [AccountId, AccountId, NetUid, NetUid, TaoBalance],
    'Stake changed its subnet: coldkey, hotkey, subnet before and after, worth in TAO.',
  ],
  TransferToggle: [93, [NetUid, bool], 'Transfers of stake on a subnet were switched.'],
  SubnetOwnerHotkeySet: [94, [NetUid, AccountId], 'The owner of a subnet named its hotkey.'],
  FirstEmissionBlockNumberSet: [
    95,
    [NetUid, u64],
    'A subnet was started and will emit from this block.',
  ],
  AlphaRecycled: [
    96,
    [AccountId, AccountId, AlphaBalance, NetUid],
    'Alpha was taken out of existence: coldkey, hotkey, alpha, subnet.',
  ],
  AlphaBurned: [
    97,
    [AccountId, AccountId, AlphaBalance, NetUid],
    'Alpha was destroyed but stays counted: coldkey, hotkey, alpha, subnet.',
  ],
  EvmKeyAssociated: [
    98,
    { netuid: NetUid, hotkey: AccountId, evm_key: H160, block_associated: u64 },
    'A neuron proved an EVM address.',
  ],
  CRV3WeightsRevealed: [
    99,
    [NetUid, AccountId],
    'Encrypted weights were opened in an earlier format.',
  ],
  CommitRevealPeriodsSet: [100, [NetUid, u64], 'The epochs between commit and reveal changed.'],
  CommitRevealEnabled: [101, [NetUid, bool], 'Commit and reveal was switched.'],
  HotkeySwappedOnSubnet: [
    102,
    { coldkey: AccountId, old_hotkey: AccountId, new_hotkey: AccountId, netuid: NetUid },
    'A hotkey was replaced on one subnet.',
  ],
  SubnetLeaseCreated: [
    103,
    { beneficiary: AccountId, lease_id: LeaseId, netuid: NetUid, end_block: option(BlockNumber) },
    'A leased subnet was created.',
  ],
  SubnetLeaseTerminated: [104, { beneficiary: AccountId, netuid: NetUid }, 'A lease ended.'],
  SymbolUpdated: [
    105,
    { netuid: NetUid, symbol: bytes },
    "The symbol of a subnet's token changed.",
  ],
  CommitRevealVersionSet: [106, [u16], 'The version that commits must name changed.'],
  TimelockedWeightsCommitted: [
    107,
    [AccountId, NetUidStorageIndex, H256, u64],
    'Encrypted weights were committed: hotkey, subnet, hash, round that opens them.',
  ],
  TimelockedWeightsRevealed: [
    108,
    [NetUidStorageIndex, AccountId],
    'Encrypted weights were opened.',
  ],
  AutoStakeAdded: [
    109,
    {
      netuid: NetUid,
      destination: AccountId,
      hotkey: AccountId,
      owner: AccountId,
      incentive: AlphaBalance,
    },
    "A miner's reward was staked elsewhere, as its owner wished.",
  ],
  IncentiveAlphaEmittedToMiners: [
    110,
    { netuid: NetUidStorageIndex, emissions: vec(AlphaBalance) },
    'What an epoch gave each miner, by place.',
  ],
  MinAllowedUidsSet: [111, [NetUid, u16], 'The fewest places allowed changed.'],
  AutoStakeDestinationSet: [
    112,
    { coldkey: AccountId, netuid: NetUid, hotkey: AccountId },
    'A coldkey chose where its mining rewards are staked.',
  ],
  MinNonImmuneUidsSet: [113, [NetUid, u16], 'The number of replaceable neurons changed.'],
  RootClaimed: [114, { coldkey: AccountId }, 'A coldkey claimed its root dividends.'],
  RootClaimTypeSet: [
    115,
    { coldkey: AccountId, root_claim_type: RootClaimTypeEnum },
    'A coldkey chose what becomes of its root dividends.',
  ],
  VotingPowerTrackingEnabled: [116, { netuid: NetUid }, 'A subnet keeps voting power from now on.'],
  VotingPowerTrackingDisableScheduled: [
    117,
    { netuid: NetUid, disable_at_block: u64 },
    'Voting power will end.',
  ],
  VotingPowerTrackingDisabled: [118, { netuid: NetUid }, 'Voting power ended.'],
  VotingPowerEmaAlphaSet: [
    119,
    { netuid: NetUid, alpha: u64 },
    'The weight of new stake in voting power changed.',
  ],
  SubnetLeaseDividendsDistributed: [
    120,
    { lease_id: LeaseId, contributor: AccountId, alpha: AlphaBalance },
    'A contributor of a lease got its dividends.',
  ],
  AddStakeBurn: [
    121,
    { netuid: NetUid, hotkey: AccountId, amount: TaoBalance, alpha: AlphaBalance },
    'Alpha was bought and burned at once.',
  ],
  ColdkeySwapCleared: [122, { who: AccountId }, 'A coldkey withdrew its announcement.'],
  TransactionFeePaidWithAlpha: [
    123,
    { who: AccountId, netuid: NetUid, alpha_fee: AlphaBalance, tao_amount: TaoBalance },
    'A transaction fee was paid out of stake.',
  ],
  BurnHalfLifeSet: [
    124,
    { netuid: NetUid, burn_half_life: u16 },
    'The half-life of the price of joining changed.',
  ],
  BurnIncreaseMultSet: [
    125,
    { netuid: NetUid, burn_increase_mult: U64F64 },
    'The step of the price of joining changed.',
  ],
  AutoParentDelegationEnabledSet: [
    126,
    { hotkey: AccountId, enabled: bool },
    'A root validator switched lending to subnet owners.',
  ],
  StakeLocked: [
    127,
    { coldkey: AccountId, hotkey: AccountId, netuid: NetUid, amount: AlphaBalance },
    'Stake was locked.',
  ],
  StakeUnlocked: [
    128,
    { coldkey: AccountId, hotkey: AccountId, netuid: NetUid, amount: AlphaBalance },
    'Stake was unlocked.',
  ],
  LockMoved: [
    129,
    { coldkey: AccountId, origin_hotkey: AccountId, destination_hotkey: AccountId, netuid: NetUid },
    'A lock went to another hotkey.',
  ],
  ActivityCutoffFactorMilliSet: [
    130,
    { netuid: NetUid, factor_milli: u32 },
    'The activity cutoff changed.',
  ],
  EpochTriggered: [
    131,
    { netuid: NetUid, by: AccountId, fires_at: u64 },
    'The owner asked for an epoch.',
  ],
  EpochDeferred: [
    132,
    { netuid: NetUid, from_block: u64, to_block: u64 },
    'An epoch was put off, since the block had enough.',
  ],
  EpochSkipped: [
    133,
    { netuid: NetUid, block: u64 },
    'An epoch did not run, since its inputs did not fit together.',
  ],
  SubnetOwnerChanged: [
    134,
    { netuid: NetUid, old_coldkey: AccountId, new_coldkey: AccountId },
    'A subnet changed its owner through locked stake.',
  ],
  PerpetualLockUpdated: [
    135,
    { coldkey: AccountId, netuid: NetUid, enabled: bool },
    'A coldkey switched whether its lock decays.',
  ],
  RejectLockedAlphaUpdated: [
    136,
    { coldkey: AccountId, enabled: bool },
    'A coldkey switched whether it accepts locked alpha.',
  ],
} as const
