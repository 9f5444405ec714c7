import { type Codec, encode, Reader } from '../../codec/index.ts'
import type { Context } from './context.ts'

/** One method of a runtime API: what `state_call` decodes, runs and encodes. */
export interface RuntimeApiMethod {
  readonly name: string
  readonly inputs: readonly (readonly [name: string, codec: Codec<unknown>])[]
  readonly output: Codec<unknown>
  readonly docs: string
  readonly run: (ctx: Context, inputs: readonly unknown[]) => unknown
}

export interface RuntimeApi {
  readonly name: string
  readonly version: number
  readonly docs: string
  readonly methods: readonly RuntimeApiMethod[]
}

type Inputs = readonly (readonly [name: string, codec: Codec<unknown>])[]
type ArgumentsOf<I extends Inputs> = {
  [K in keyof I]: I[K] extends readonly [string, Codec<infer T>] ? T : never
}

/** Declares a method; `run` gets a context whose writes are thrown away. */
export function method<const I extends Inputs, O>(
  name: string,
  inputs: I,
  output: Codec<O>,
  run: (ctx: Context, ...inputs: ArgumentsOf<I>) => O,
  docs = '',
): RuntimeApiMethod {
  return {
    name,
    inputs,
    output,
    docs,
    run: (ctx, values) => run(ctx, ...(values as ArgumentsOf<I>)),
  }
}

/** Declares a runtime API, e.g. `runtimeApi('SwapRuntimeApi', 1, [...])`. */
export function runtimeApi(
  name: string,
  version: number,
  methods: readonly RuntimeApiMethod[],
  docs = '',
): RuntimeApi {
  return { name, version, methods, docs }
}

/** Runs `method` on SCALE-encoded `input` and returns its SCALE-encoded result. @throws {CodecError} on bad input. */
export function callApi(ctx: Context, called: RuntimeApiMethod, input: Uint8Array): Uint8Array {
  const reader = new Reader(input)
  const values = called.inputs.map(([, codec]) => codec.read(reader))
  const mark = ctx.state.mark()
  try {
    return encode(called.output, called.run(ctx, values))
  } finally {
    ctx.state.rollback(mark)
  }
}
