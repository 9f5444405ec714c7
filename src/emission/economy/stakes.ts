/** What accounts have staked, by netuid, in rao: 0 is root. Accounts are numbers. */
export class Stakes {
  readonly #accounts: number
  readonly #by = new Map<number, { total: bigint; readonly of: bigint[] }>()

  constructor(accounts: number) {
    this.#accounts = accounts
  }

  #on(netuid: number) {
    let on = this.#by.get(netuid)
    if (on === undefined) {
      on = { total: 0n, of: new Array<bigint>(this.#accounts).fill(0n) }
      this.#by.set(netuid, on)
    }
    return on
  }

  get(netuid: number, account: number): bigint {
    return this.#on(netuid).of[account] ?? 0n
  }

  total(netuid: number): bigint {
    return this.#on(netuid).total
  }

  /** Adds rao, or takes them off where `amount` is negative. */
  add(netuid: number, account: number, amount: bigint): void {
    const on = this.#on(netuid)
    on.of[account] = (on.of[account] ?? 0n) + amount
    on.total += amount
  }

  /**
   * Adds `amount` rao to all accounts in proportion to what they have, each part rounded down. Calls `tell` with every part
   * and returns what is left over: all of it where nobody has anything.
   */
  spread(netuid: number, amount: bigint, tell: (account: number, part: bigint) => void): bigint {
    return this.spreadBy(netuid, netuid, amount, tell)
  }

  /** As {@link spread}, to what is staked on `target` by what is staked on `by`. */
  spreadBy(
    by: number,
    target: number,
    amount: bigint,
    tell: (account: number, part: bigint) => void,
  ): bigint {
    const { total, of } = this.#on(by)
    if (total === 0n || amount === 0n) return amount
    let left = amount
    const parts = of.map((stake) => (amount * stake) / total)
    parts.forEach((part, account) => {
      if (part === 0n) return
      this.add(target, account, part)
      left -= part
      tell(account, part)
    })
    return left
  }
}
