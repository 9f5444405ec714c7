/** As what somebody earns. */
export const ROLES = ['miners', 'validators', 'stakers', 'owners', 'root'] as const
export type Role = (typeof ROLES)[number]

/** What has been earned, in rao of TAO at the prices of the moments at which it was. */
export class Rewards {
  readonly #byRole = new Map<Role, bigint>(ROLES.map((role) => [role, 0n]))
  readonly #byAccount: bigint[]

  constructor(accounts: number) {
    this.#byAccount = new Array<bigint>(accounts).fill(0n)
  }

  note(role: Role, account: number, tao: bigint): void {
    this.#byRole.set(role, this.of(role) + tao)
    this.#byAccount[account] = this.ofAccount(account) + tao
  }

  of(role: Role): bigint {
    return this.#byRole.get(role) ?? 0n
  }

  ofAccount(account: number): bigint {
    return this.#byAccount[account] ?? 0n
  }
}
