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
  const first = after === undefined ? 0 : firstFrom(node, keys, after)
  for (let i = first; i < keys.length; i += 1) {
    const key = keys[i]
    if (found.length >= count || key === undefined) return
    // Only below a key that `after` begins with is there anything left to skip, and only the first can be that.
    const isBound = i === first && after?.startsWith(node.rawOf(key)) === true
    if (!isLeaf) {
      walk(
        state,
        state.descend(node, key),
        [...path, key],
        isBound ? after : undefined,
        count,
        found,
      )
    } else if (!isBound) found.push([...path, key])
  }
}

/** The first of a level's keys whose raw form is not below the head of `after`, by halving. */
function firstFrom(node: Node, keys: readonly CheapKey[], after: string): number {
  // The head is the same for all keys: only what stands behind it is compared.
  const { raw } = node
  if (!after.startsWith(raw)) return after < raw ? 0 : keys.length
  return node.firstFrom(keys, after.slice(raw.length))
}
