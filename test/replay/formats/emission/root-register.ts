import { rootSeatFor } from '../../../../src/simulator/pallets/subtensor/coinbase/shares/root/seats.ts'
import { senateChange } from '../../../../src/simulator/pallets/subtensor/coinbase/shares/root/senate.ts'
import { compareFields, shown } from '../../compare.ts'
import type { Report } from '../../format.ts'
import { type Row, rowsOf } from '../../json.ts'
import { integersOf, numberOf, pairsOf } from './fields.ts'

const QUESTIONS = ['stakeChangesBefore', 'hotkey', 'seats']

/** One case: hotkeys by number, who register on root one after another. */
class Root {
  readonly #stakes: bigint[]
  readonly #capacity: number
  readonly #senateCapacity: number
  readonly seats: number[] = []
  readonly #senate: number[] = []

  constructor(row: Row) {
    this.#stakes = integersOf(row, 'initialStakes')
    this.#capacity = numberOf(row, 'maxSeats')
    this.#senateCapacity = numberOf(row, 'senateMax')
  }

  readonly stakeOf = (hotkey: number) => this.#stakes[hotkey] ?? 0n

  step(row: Row): Row {
    for (const [hotkey, stake] of pairsOf(row.stakeChangesBefore))
      this.#stakes[Number(hotkey)] = stake
    const hotkey = numberOf(row, 'hotkey')
    if (this.seats.includes(hotkey)) return { error: 'HotKeyAlreadyRegisteredInSubNet' }
    const seat = rootSeatFor(this.seats.map(this.stakeOf), this.#capacity, this.stakeOf(hotkey))
    if (seat === undefined) return { error: 'StakeTooLowForRoot' }
    // The seat falls with the whole call when its taker still sits in the senate from an earlier time.
    if (this.#senate.includes(hotkey)) return { error: 'HotKeyAlreadyRegisteredInSubNet' }
    const replaced = this.seats[seat.uid]
    this.seats[seat.uid] = hotkey
    const change = this.#joinSenate(hotkey, replaced)
    if (replaced === undefined) return { appendedUid: seat.uid, ...change }
    return {
      replacedUid: seat.uid,
      replacedHotkey: replaced,
      unstakedHotkeys: [replaced],
      ...change,
    }
  }

  #joinSenate(hotkey: number, replaced: number | undefined): Row {
    // A replaced hotkey is on no other subnet in these cases, so all its stake was returned before the senate is asked.
    if (replaced !== undefined) this.#stakes[replaced] = 0n
    const change = senateChange(this.#senate, this.#senateCapacity, hotkey, this.stakeOf)
    if (change.removed !== undefined) this.#senate.splice(this.#senate.indexOf(change.removed), 1)
    if (change.added !== undefined) this.#senate.push(change.added)
    this.#senate.sort((a, b) => a - b)
    return {
      senateAdded: change.added === undefined ? [] : [change.added],
      senateRemoved: change.removed === undefined ? [] : [change.removed],
    }
  }
}

/** Holds seats, replacements and the senate against the recorded registrations. */
export function replayRegistrations(json: unknown, report: Report): void {
  for (const row of rowsOf(json, 'rootRegister')) {
    const root = new Root(row)
    rowsOf(row, 'steps').forEach((step, index) => {
      const id = `${shown(row.name)} step ${index}`
      report.case(id)
      const expected = Object.fromEntries(
        Object.entries(step).filter(([field]) => !QUESTIONS.includes(field)),
      )
      const got = { ...root.step(step), stake: root.stakeOf(numberOf(step, 'hotkey')) }
      if (step.seats !== undefined) {
        expected.seats = step.seats
        compareFields(report, id, expected, { ...got, seats: root.seats })
      } else compareFields(report, id, expected, got)
    })
  }
}
