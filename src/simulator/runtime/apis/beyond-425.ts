import { struct, tuple, u16, u64, vec } from '../../../codec/index.ts'
import { method, type RuntimeApi, runtimeApi } from '../../frame/runtime-api.ts'
import { AccountId, AlphaBalance, NetUid, TaoBalance } from '../../frame/types.ts'
import { calculateBlockEmission } from '../../pallets/subtensor/coinbase/block-emission.ts'

// What runtimes after spec 425 answer and bittensor 11 cannot do without; docs/beyond-425.md says which command needs
// which. Everything else of those runtimes is "not found" here, as on a 425 node.

const BasketHolding = struct(
  { netuid: u16, alpha: u64, spot_tao: u64, realizable_tao: u64 },
  { path: 'pallet_subtensor::rpc_info::basket_info::BasketHolding' },
)

const BasketSummary = struct(
  {
    hotkey: AccountId,
    nav_tao: TaoBalance,
    spot_nav_tao: TaoBalance,
    shares: u64,
    deposited_tao: TaoBalance,
    redeemed_tao: TaoBalance,
    holdings: vec(BasketHolding),
  },
  { path: 'pallet_subtensor::rpc_info::basket_info::BasketSummary' },
)

const EMPTY = {
  nav_tao: 0n,
  spot_nav_tao: 0n,
  shares: 0n,
  deposited_tao: 0n,
  redeemed_tao: 0n,
  holdings: [],
}

const coldkey = ['coldkey', AccountId] as const
const hotkey = ['hotkey', AccountId] as const

/** The funds into which later runtimes pay root's dividends, on a chain that has none. */
export const betaBasketApi = runtimeApi('BetaBasketRuntimeApi', 1, [
  method('get_root_basket_owed', [coldkey], TaoBalance, () => 0n, 'Nothing is owed.'),
  method('get_basket_payout', [hotkey, coldkey], TaoBalance, () => 0n, 'Nothing is paid.'),
  method('get_validator_basket_nav', [hotkey], TaoBalance, () => 0n, 'Worth nothing.'),
  method(
    'get_validator_basket',
    [hotkey],
    vec(tuple(NetUid, AlphaBalance, TaoBalance)),
    () => [],
    'Nothing is held.',
  ),
  method('get_root_basket_total_nav', [], TaoBalance, () => 0n, 'Worth nothing.'),
  method(
    'get_validator_basket_summary',
    [hotkey],
    BasketSummary,
    (_, account) => ({ hotkey: account, ...EMPTY }),
    'An empty basket.',
  ),
  method('get_all_validator_baskets', [], vec(BasketSummary), () => [], 'There are none.'),
  method(
    'get_root_basket_positions',
    [coldkey],
    vec(tuple(AccountId, u64, TaoBalance)),
    () => [],
    'There are none.',
  ),
])

/** What a block emits now, in rao. */
const blockEmission = method(
  'get_block_emission',
  [],
  TaoBalance,
  calculateBlockEmission,
  'What a block emits now, in rao.',
)

/** `SubnetInfoRuntimeApi` with what later runtimes answer under its name. */
export function withBlockEmission(api: RuntimeApi): RuntimeApi {
  return { ...api, methods: [...api.methods, blockEmission] }
}
