/** A sorted map of bytes. Keys are hex without `0x`, so that they sort as their bytes do. */
export interface Table {
  get(key: string): Uint8Array | undefined
  /** Keeps a copy of `value`. */
  put(key: string, value: Uint8Array): void
  remove(key: string): void
  /** Every entry whose key begins with `prefix` and is greater than `after`, in ascending order. */
  range(prefix: string, after?: string): Iterable<readonly [key: string, value: Uint8Array]>
  /** Whether no key begins with `prefix`. */
  isEmpty(prefix: string): boolean
}

export const TABLES = ['meta', 'state', 'blocks', 'hashes', 'journal'] as const
export type TableName = (typeof TABLES)[number]

/** Where a chain keeps its bytes: on disk and shared between processes, or in memory. */
export interface Store {
  readonly tables: Readonly<Record<TableName, Table>>
  /**
   * Runs `body` alone: no other writer of any process comes between. All that it wrote is there, durably, once this
   * returns, and nothing when it throws.
   *
   * @throws {DiskFullError} when there is no room; {DataDirectoryError} when writing is not allowed.
   */
  transaction<T>(body: () => T): T
  /** Makes what other processes have committed visible to the reads that follow. */
  refresh(): void
  close(): Promise<void>
}
