/** What JSON can say. Amounts are `amountJson` objects; a bigint is none of these, so that none slips through. */
export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue | undefined }

/** The chain that a result comes from; in every document of a command that asked one. */
export type NetworkInfo = {
  readonly name: string
  readonly endpoint: string
  readonly genesisHash: string
  readonly specVersion: number
  readonly block: { readonly number: number; readonly hash: string }
}

/** The version of the documents; it changes when a field is removed or changes its meaning. */
export const SCHEMA = 'dtao/1'

/** The document of a success, as one line. */
export function successDocument(data: JsonValue, network: NetworkInfo | null): string {
  return JSON.stringify({ ok: true, schema: SCHEMA, network, data })
}

/** The document of a failure, as one line. Bigints in `details` become text. */
export function failureDocument(error: {
  readonly code: string
  readonly message: string
  readonly hints: readonly string[]
  readonly details: Readonly<Record<string, unknown>>
}): string {
  const { code, message, hints, details } = error
  const hint = hints.length === 0 ? null : hints.join(' ')
  return JSON.stringify(
    { ok: false, schema: SCHEMA, error: { code, message, hint, details } },
    text,
  )
}

function text(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value
}
