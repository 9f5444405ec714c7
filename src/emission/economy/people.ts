import type { Scenario, ScenarioSubnet } from '../scenario/scenario.ts'

/** Who earns on a subnet, as accounts. */
export interface SubnetPeople {
  readonly owner: number
  readonly miners: number
  readonly validators: number
}

/** The accounts of a run: the scenario's parties in order, then those who are nobody in particular. */
export class People {
  readonly names: readonly string[]
  readonly #subnets = new Map<number, SubnetPeople>()

  constructor({ parties, subnets }: Scenario) {
    this.names = [...parties.map(({ name }) => name), 'owners', 'miners', 'validators']
    for (const subnet of subnets) this.settle(subnet)
  }

  get count(): number {
    return this.names.length
  }

  /** The account of this name. @throws {RangeError} when there is none, which a parsed scenario rules out. */
  account(name: string): number {
    const account = this.names.indexOf(name)
    if (account === -1) throw new RangeError(`there is no party ${name}`)
    return account
  }

  /** Says who earns on a subnet. */
  settle({ netuid, owner, operator }: Pick<ScenarioSubnet, 'netuid' | 'owner' | 'operator'>): void {
    this.#subnets.set(netuid, {
      owner: this.account(owner ?? 'owners'),
      miners: this.account(operator ?? 'miners'),
      validators: this.account(operator ?? 'validators'),
    })
  }

  /** @throws {RangeError} for a subnet that was never settled. */
  on(netuid: number): SubnetPeople {
    const people = this.#subnets.get(netuid)
    if (people === undefined) throw new RangeError(`nobody earns on subnet ${netuid}`)
    return people
  }
}
