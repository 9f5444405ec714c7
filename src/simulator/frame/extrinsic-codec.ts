import { bytes, type Codec, tuple } from '../../codec/index.ts'
import { decodeExtrinsic, type Extrinsic, type ExtrinsicTypes, prefixed } from './extrinsic.ts'
import { MultiAddress, MultiSignature } from './types.ts'

/** The type of a whole extrinsic, as runtime APIs take it and metadata names it; `types` is asked when it is used. */
export function extrinsicCodec(types: () => ExtrinsicTypes): Codec<Extrinsic> {
  const codec: Codec<Extrinsic> = {
    typeName: 'Extrinsic',
    write: (writer, extrinsic) => writer.bytes(extrinsic.bytes),
    read: (reader) => decodeExtrinsic(types(), prefixed(bytes.read(reader))),
    describe: (registry) =>
      registry.add(codec, () => {
        const { call, extensions } = types()
        const extra = tuple(...extensions.map((one) => one.extra))
        return {
          path: ['sp_runtime', 'generic', 'unchecked_extrinsic', 'UncheckedExtrinsic'],
          params: [
            { name: 'Address', type: MultiAddress.describe(registry) },
            { name: 'Call', type: call.describe(registry) },
            { name: 'Signature', type: MultiSignature.describe(registry) },
            { name: 'Extra', type: extra.describe(registry) },
          ],
          def: { type: 'composite', fields: [{ type: bytes.describe(registry) }] },
        }
      }),
  }
  return codec
}
