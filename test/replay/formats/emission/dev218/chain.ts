import { I96F32 } from '../../../../../src/amm/fixed/index.ts'

/** A subnet of the development build. Amounts are rao. */
export interface Dev218Subnet {
  readonly netuid: number
  readonly mechanism: number
  readonly owner: { readonly coldkey: string; readonly hotkey: string } | undefined
  /** Hotkeys by uid. */
  readonly hotkeys: readonly string[]
  readonly taoWeight: bigint
  tao: bigint
  alphaIn: bigint
  alphaOut: bigint
  emission: bigint
}

/** Amounts by keys that are joined with spaces; what was never set is 0. */
export class Amounts {
  readonly of = new Map<string, bigint>()

  get(...key: readonly (string | number)[]): bigint {
    return this.of.get(key.join(' ')) ?? 0n
  }

  set(amount: bigint, ...key: readonly (string | number)[]): void {
    this.of.set(key.join(' '), amount)
  }

  add(amount: bigint, ...key: readonly (string | number)[]): void {
    this.set(this.get(...key) + amount, ...key)
  }
}

/** All that the development build of January 2025 keeps and a replay needs. Amounts are rao. */
export class Dev218Chain {
  readonly subnets = new Map<number, Dev218Subnet>()
  /** Who owns which hotkey. */
  readonly owners = new Map<string, string>()
  readonly balances = new Amounts()
  /** By hotkey and netuid. */
  readonly hotkeyAlpha = new Amounts()
  readonly hotkeyShares = new Amounts()
  /** By hotkey, coldkey and netuid. */
  readonly shares = new Amounts()
  /** By netuid and hotkey, of the last block. */
  readonly dividends = new Amounts()
  ownerCut = 0n
  totalIssuance = 0n
  totalStake = 0n

  /** Upstream: staking/stake_utils.rs at 1629c559b, `increase_stake_for_hotkey_and_coldkey_on_subnet`. */
  increase(hotkey: string, coldkey: string, netuid: number, amount: bigint): void {
    const shares = this.hotkeyShares.get(hotkey, netuid)
    const alpha = this.hotkeyAlpha.get(hotkey, netuid)
    const bought = shares === 0n ? amount : portion(amount, alpha, shares)
    this.shares.add(bought, hotkey, coldkey, netuid)
    this.hotkeyShares.add(bought, hotkey, netuid)
    this.hotkeyAlpha.add(amount, hotkey, netuid)
  }

  /** Upstream: the same file, `decrease_stake_for_hotkey_and_coldkey_on_subnet`. */
  decrease(hotkey: string, coldkey: string, netuid: number, amount: bigint): void {
    const shares = this.hotkeyShares.get(hotkey, netuid)
    const alpha = this.hotkeyAlpha.get(hotkey, netuid)
    if (shares === 0n || alpha === 0n || amount === 0n) return
    const sold = portion(amount, alpha, shares)
    if (sold > this.shares.get(hotkey, coldkey, netuid)) return
    this.shares.add(-sold, hotkey, coldkey, netuid)
    this.hotkeyShares.add(-sold, hotkey, netuid)
    this.hotkeyAlpha.add(-amount, hotkey, netuid)
  }

  /** Upstream: the same file, `get_stake_for_hotkey_and_coldkey_on_subnet`. */
  stake(hotkey: string, coldkey: string, netuid: number): bigint {
    const shares = this.hotkeyShares.get(hotkey, netuid)
    return shares === 0n
      ? 0n
      : portion(
          this.hotkeyAlpha.get(hotkey, netuid),
          shares,
          this.shares.get(hotkey, coldkey, netuid),
        )
  }
}

/** ⌊part / whole · of⌋ in I96F32, the quotient cut first. */
function portion(part: bigint, whole: bigint, of: bigint): bigint {
  const quotient = I96F32.divOr(I96F32.fromInt(part), I96F32.fromInt(whole))
  return I96F32.toU64Saturating(I96F32.mulSaturating(quotient, I96F32.fromInt(of)))
}
