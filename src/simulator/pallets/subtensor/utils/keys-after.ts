import type { CheapKey } from '../../../frame/hashers.ts'
import type { State } from '../../../frame/state.ts'
import type { StorageItem } from '../../../frame/storage.ts'
import type { Node } from '../../../frame/tree.ts'

/**
 * Up to `count` keys of an item in ascending order of their raw form, from the first one behind `after` (upstream's
 * `iter_keys_from`); from the very first without it.
 *
 * @param after a raw key, hex without `0x`.
 */
export function keysAfter(
  state: State,
  item: StorageItem,
  after: string | undefined,
  count: number,
): readonly (readonly CheapKey[])[] {
  const found: CheapKey[][] = []
  walk(state, state.root(item), [], after, count, found)
  return found
}

function walk(
  state: State,
  node: Node,
  path: readonly CheapKey[],
  after: string | undefined,
  count: number,
  found: CheapKey[][],
): void {
  const keys = state.keys(node)
  const isLeaf = node.depth === node.item.parts.length - 1
  const rawOf = (at: number) => rawKeyAt(node, keys[at])
  const first = firstFrom(keys.length, rawOf, after)
  for (let i = first; i < keys.length; i += 1) {
    const key = keys[i]
    if (found.length >= count || key === undefined) return
    // Only below a key that `after` begins with is there anything left to skip, and only the first can be that.
    const bound = i === first && after?.startsWith(rawOf(i)) ? after : undefined
    if (!isLeaf) walk(state, state.descend(node, key), [...path, key], bound, count, found)
    else if (bound === undefined) found.push([...path, key])
  }
}

function rawKeyAt(node: Node, key: CheapKey | undefined): string {
  return key === undefined ? node.raw : node.rawOf(key)
}

/** The first of `length` ascending raw keys that is not below `after`, by halving. */
function firstFrom(
  length: number,
  rawOf: (at: number) => string,
  after: string | undefined,
): number {
  if (after === undefined) return 0
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >> 1
    const raw = rawOf(middle)
    if (raw < after.slice(0, raw.length)) low = middle + 1
    else high = middle
  }
  return low
}
