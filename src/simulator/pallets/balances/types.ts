import {
  compact,
  fixedBytes,
  newtype,
  spelled,
  struct,
  u64,
  u128,
  unitVariants,
  type ValueOf,
  variants,
} from '../../../codec/index.ts'

/** Rao of TAO, as this pallet spells it. */
export const Balance = spelled(u64, 'T::Balance')

/** The same in compact form, for arguments of calls. */
export const CompactBalance = spelled(compact(u64), 'T::Balance')

const ExtraFlags = newtype(u128, { path: 'pallet_balances::types::ExtraFlags' })

/** The bit that says an account counts references the present way. */
export const NEW_LOGIC = 1n << 127n

/** `pallet_balances::AccountData`; `frozen` restricts `free + reserved`. */
export const AccountData = struct(
  { free: u64, reserved: u64, frozen: u64, flags: ExtraFlags },
  { path: 'pallet_balances::types::AccountData', params: [['Balance', u64]] },
)
export type AccountData = ValueOf<typeof AccountData>

export const NO_BALANCE: AccountData = { free: 0n, reserved: 0n, frozen: 0n, flags: NEW_LOGIC }

const Reasons = unitVariants(
  { Fee: 0, Misc: 1, All: 2 },
  { path: 'pallet_balances::types::Reasons' },
)

export const BalanceLock = struct(
  { id: fixedBytes(8, 'LockIdentifier'), amount: u64, reasons: Reasons },
  { path: 'pallet_balances::types::BalanceLock', params: [['Balance', u64]] },
)

export const ReserveData = struct(
  { id: fixedBytes(8, 'ReserveIdentifier'), amount: u64 },
  {
    path: 'pallet_balances::types::ReserveData',
    params: [
      ['ReserveIdentifier', fixedBytes(8)],
      ['Balance', u64],
    ],
  },
)

/** The pallets of upstream's runtime that hold balances; of them, Preimage is simulated. */
export const RuntimeHoldReason = variants(
  {
    Preimage: {
      index: 14,
      value: unitVariants({ Preimage: 0 }, { path: 'pallet_preimage::pallet::HoldReason' }),
    },
    SafeMode: {
      index: 20,
      value: unitVariants({ EnterOrExtend: 0 }, { path: 'pallet_safe_mode::pallet::HoldReason' }),
    },
    Contracts: {
      index: 29,
      value: unitVariants(
        { CodeUploadDepositReserve: 0, StorageDepositReserve: 1 },
        { path: 'pallet_contracts::pallet::HoldReason' },
      ),
    },
  },
  { path: 'node_subtensor_runtime::RuntimeHoldReason' },
)

const RuntimeFreezeReason = unitVariants(
  {},
  { path: 'node_subtensor_runtime::RuntimeFreezeReason' },
)

export const HoldAmount = struct(
  { id: RuntimeHoldReason, amount: u64 },
  {
    path: 'frame_support::traits::tokens::misc::IdAmount',
    params: [
      ['Id', RuntimeHoldReason],
      ['Balance', u64],
    ],
  },
)

export const FreezeAmount = struct(
  { id: RuntimeFreezeReason, amount: u64 },
  {
    path: 'frame_support::traits::tokens::misc::IdAmount',
    params: [
      ['Id', RuntimeFreezeReason],
      ['Balance', u64],
    ],
  },
)

export const BalanceStatus = unitVariants(
  { Free: 0, Reserved: 1 },
  { path: 'frame_support::traits::tokens::misc::BalanceStatus' },
)

export const AdjustmentDirection = unitVariants(
  { Increase: 0, Decrease: 1 },
  { path: 'pallet_balances::types::AdjustmentDirection' },
)
