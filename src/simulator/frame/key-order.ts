import type { Slot } from './slot.ts'

/** Places of a list that stand behind the heads of keys in the doubles that are sorted: together they take 53 bits. */
const PLACES = 8192

function byRawKey(a: Slot, b: Slot): number {
  return a.order - b.order || (a.raw < b.raw ? -1 : a.raw > b.raw ? 1 : 0)
}

/** The first `count` of `slots`, all of one item, in ascending order of raw key: `slots` itself where they stand so. */
export function inKeyOrder(slots: readonly Slot[], count: number): readonly Slot[] {
  // What goes through all subnets writes in this order, as subnets are iterated in it.
  let last = -1
  for (let i = 0; i < count; i += 1) {
    const order = slots[i]?.order ?? 0
    if (order <= last) return sorted(slots.slice(0, count))
    last = order
  }
  return slots
}

/** Sorts by heads and places as one number each, which needs no calls back; where two heads are the same, by whole keys. */
function sorted(slots: Slot[]): readonly Slot[] {
  if (slots.length > PLACES) return slots.sort(byRawKey)
  const numbers = new Float64Array(slots.length)
  for (let i = 0; i < slots.length; i += 1) numbers[i] = (slots[i]?.order ?? 0) * PLACES + i
  numbers.sort()
  const inOrder: Slot[] = []
  let last = -1
  for (const number of numbers) {
    const order = Math.floor(number / PLACES)
    const slot = slots[number - order * PLACES]
    if (order === last || slot === undefined) return slots.sort(byRawKey)
    inOrder.push(slot)
    last = order
  }
  return inOrder
}
