import type { KeyPart } from './hashers.ts'
import type { State } from './state.ts'
import type { Node } from './tree.ts'

/** @throws {TypeError} where there are no keys below a level. */
function partOf({ item, depth }: Node): KeyPart<unknown> {
  const part = item.parts[depth]
  if (part === undefined) throw new TypeError(`${item.pallet}.${item.name} has no keys below these`)
  return part
}

function isLast({ item, depth }: Node): boolean {
  return depth === item.parts.length - 1
}

/**
 * Adds every key and value below a level to `found`, in the order in which a real node iterates: by raw key.
 *
 * @param path the keys that lead to the level.
 */
export function addEntries(
  state: State,
  node: Node,
  path: readonly unknown[],
  found: [unknown[], unknown][],
): void {
  const part = partOf(node)
  const isLeaf = isLast(node)
  for (const cheap of state.keys(node)) {
    const key = [...path, part.key(cheap)]
    if (isLeaf) found.push([key, state.read(node, cheap)])
    else addEntries(state, state.descend(node, cheap), key, found)
  }
}

/** Adds every value below a level to `found`, in the same order; the keys are not even made. */
export function addValues(state: State, node: Node, found: unknown[]): void {
  partOf(node)
  const isLeaf = isLast(node)
  for (const cheap of state.keys(node))
    if (isLeaf) found.push(state.read(node, cheap))
    else addValues(state, state.descend(node, cheap), found)
}
