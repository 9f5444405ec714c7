import { type Codec, CodecError, u8 } from '../../../codec/index.ts'

/** How long a transaction is valid: for ever, or `period` blocks from those with `block % period === phase`. */
export type Era = { readonly period: number; readonly phase: number } | undefined

/** The block from which an era counts, as seen from block `current`. */
export function eraBirth(era: Era, current: number): number {
  if (era === undefined) return 0
  const { period, phase } = era
  return Math.floor((Math.max(current, phase) - phase) / period) * period + phase
}

const MAX_PERIOD = 65536

/** Long eras count their phase in steps, so that it fits twelve bits. */
function stepOf(period: number): number {
  return Math.max(Math.floor(period / 4096), 1)
}

/** `sp_runtime::generic::Era`: one byte 0 when immortal, else two bytes of period and phase. */
export const EraCodec: Codec<Era> = {
  typeName: 'Era',
  write(writer, era) {
    if (era === undefined) {
      writer.u8(0)
      return
    }
    const { period, phase } = era
    const log = Math.log2(period)
    if (!Number.isInteger(log) || period < 4 || period > MAX_PERIOD || phase >= period || phase < 0)
      throw new RangeError(`an era of ${period} blocks at phase ${phase} cannot be written`)
    writer.u16((log - 1) | (Math.floor(phase / stepOf(period)) << 4))
  },
  read(reader) {
    const first = reader.u8()
    if (first === 0) return undefined
    const encoded = first | (reader.u8() << 8)
    const period = 2 << (encoded & 15)
    const phase = (encoded >> 4) * stepOf(period)
    if (period < 4 || phase >= period) throw new CodecError('an era has no such period and phase')
    return { period, phase }
  },
  // Metadata cannot say "two bytes unless the first is 0", so it lists every first byte.
  describe: (registry) =>
    registry.add(EraCodec, () => {
      const byte = u8.describe(registry)
      return {
        path: ['sp_runtime', 'generic', 'era', 'Era'],
        params: [],
        def: {
          type: 'variant',
          variants: Array.from({ length: 256 }, (_, index) => ({
            name: index === 0 ? 'Immortal' : `Mortal${index}`,
            index,
            fields: index === 0 ? [] : [{ type: byte }],
          })),
        },
      }
    }),
}
