import type { JsonValue } from '../../json.ts'

/** A point to which a devnet can go back. */
export interface Snapshot {
  readonly id: string
  readonly number: number
  readonly hash: string
}

/** A snapshot for programs. */
export function snapshotJson({ id, number, hash }: Snapshot) {
  return { id, block: { number, hash } } satisfies JsonValue
}
