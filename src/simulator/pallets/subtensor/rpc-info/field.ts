import { type Codec, mapped, option, struct, type TypePath } from '../../../../codec/index.ts'
import type { Context } from '../../../frame/context.ts'

/** One fact of a subnet: its type on the wire and where it comes from. */
export interface Field<T> {
  readonly codec: Codec<T>
  readonly read: (ctx: Context, netuid: number) => T
}

export function field<T>(codec: Codec<T>, read: (ctx: Context, netuid: number) => T): Field<T> {
  return { codec, read }
}

export type FieldTable = Readonly<Record<string, Field<unknown>>>

/** A struct that shows some facts of a subnet: its codec, and the value for a netuid. */
export interface Report {
  readonly codec: Codec<Readonly<Record<string, unknown>>>
  readonly read: (ctx: Context, netuid: number) => Readonly<Record<string, unknown>>
}

/** The struct of the facts `names`, in their order on the wire; `as` renames one. */
export function report<T extends FieldTable>(
  table: T,
  names: readonly (keyof T & string)[],
  at: TypePath,
): Report {
  const fields = names.map((name) => [name, entry(table, name)] as const)
  return {
    codec: struct(Object.fromEntries(fields.map(([name, { codec }]) => [name, codec])), at),
    read: (ctx, netuid) =>
      Object.fromEntries(fields.map(([name, { read }]) => [name, read(ctx, netuid)])),
  }
}

/** A fact that was asked for. It is more than its value, which may be that there is none. */
interface Chosen<T> {
  readonly value: T
}

/** `Option<T>` of what may be an option itself: not asked for, or asked for and perhaps none. */
function chosen<T>(codec: Codec<T>): Codec<Chosen<T> | undefined> {
  return option(
    mapped(
      codec,
      (value): Chosen<T> => ({ value }),
      ({ value }) => value,
    ),
  )
}

/** As {@link report}, with every fact but the first optional: a client names by index what it wants to know. */
export function selectiveReport<T extends FieldTable>(
  table: T,
  names: readonly (keyof T & string)[],
  at: TypePath,
): Pick<Report, 'codec'> & {
  readonly read: (
    ctx: Context,
    netuid: number,
    wanted: ReadonlySet<number>,
  ) => Report['codec'] extends Codec<infer V> ? V : never
} {
  const fields = names.map((name, index) => ({ name, index, ...entry(table, name) }))
  return {
    codec: struct(
      Object.fromEntries(
        fields.map(({ name, index, codec }) => [name, index === 0 ? codec : chosen(codec)]),
      ),
      at,
    ),
    read: (ctx, netuid, wanted) =>
      Object.fromEntries(
        fields
          .filter(({ index }) => index === 0 || wanted.has(index))
          .map(({ name, index, read }) => {
            const value = read(ctx, netuid)
            return [name, index === 0 ? value : { value }]
          }),
      ),
  }
}

function entry(table: FieldTable, name: string): Field<unknown> {
  const found = table[name]
  if (found === undefined) throw new TypeError(`no fact of a subnet is called ${name}`)
  return found
}
