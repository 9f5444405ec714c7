/** One difference between a recorded figure and ours. */
export interface Mismatch {
  /** Which case of the file, as the file numbers or names it. */
  readonly case: string
  /** Which field, event or storage item of the case. */
  readonly item: string
  /** The storage key or list position, where the item has many. */
  readonly key?: string
  readonly expected: string
  readonly got: string
}

/** What a replay tells while it runs. */
export interface Report {
  /** A case begins. */
  case(id: string): void
  mismatch(mismatch: Mismatch): void
  /** A trade was quoted before the call that made it, and the quote is held against what came of it. */
  quote(): void
  /** A part of the file that we cannot replay. */
  unsupported(what: string): void
  /** We differ on purpose, as the documented `rule` says, and the replay has checked that we differ in just that way. */
  better(rule: string): void
}

/** A kind of file of recorded upstream figures, and how to hold ours against it. */
export interface Format {
  readonly name: string
  matches(json: unknown, path: string): boolean
  replay(json: unknown, report: Report, path: string): Promise<void> | void
}
