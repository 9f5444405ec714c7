import { type Codec, CodecError, encode, Reader, writeCompact, written } from '../../codec/index.ts'
import { readLength } from '../../codec/primitives.ts'
import type { TransactionExtension } from './extension.ts'
import type { RuntimeCall } from './pallet.ts'
import { MultiAddress, MultiSignature } from './types.ts'

const SIGNED_V4 = 0x84
const BARE_V4 = 0x04
const BARE_V5 = 0x05

/** A decoded extrinsic with the slices of its bytes that a signature covers. */
export interface Extrinsic {
  readonly call: RuntimeCall
  readonly callBytes: Uint8Array
  /** Bytes of the whole extrinsic, its length prefix included. */
  readonly bytes: Uint8Array
  /** Absent on inherents. */
  readonly signature?: {
    readonly address: MultiAddress
    readonly signature: MultiSignature
    readonly extra: readonly unknown[]
    readonly extraBytes: Uint8Array
  }
}

/** The types that an extrinsic of one runtime is made of. */
export interface ExtrinsicTypes {
  readonly call: Codec<RuntimeCall>
  readonly extensions: readonly TransactionExtension[]
}

/**
 * Decodes an extrinsic: compact length, version byte, signature where there is one, call.
 *
 * @throws {CodecError} on anything malformed, of another version, or with bytes left over.
 */
export function decodeExtrinsic(types: ExtrinsicTypes, bytes: Uint8Array): Extrinsic {
  const reader = new Reader(bytes)
  const length = readLength(reader)
  if (length !== reader.remaining)
    throw new CodecError(`extrinsic of ${length} bytes announced, ${reader.remaining} given`)
  const version = reader.u8()
  if (version !== SIGNED_V4 && version !== BARE_V4 && version !== BARE_V5)
    throw new CodecError(`extrinsic version byte ${version} is not supported`)
  let signature: Extrinsic['signature']
  if (version === SIGNED_V4) {
    const address = MultiAddress.read(reader)
    const signed = MultiSignature.read(reader)
    const from = reader.offset
    const extra = types.extensions.map((one) => one.extra.read(reader))
    signature = {
      address,
      signature: signed,
      extra,
      extraBytes: bytes.subarray(from, reader.offset),
    }
  }
  const from = reader.offset
  const call = types.call.read(reader)
  if (reader.remaining > 0) throw new CodecError(`${reader.remaining} trailing bytes`)
  const common = { call, callBytes: bytes.subarray(from), bytes }
  return signature === undefined ? common : { ...common, signature }
}

/** The bytes of an unsigned extrinsic: an inherent. */
export function encodeBare(types: ExtrinsicTypes, call: RuntimeCall): Uint8Array {
  const body = written((writer) => {
    writer.u8(BARE_V5)
    types.call.write(writer, call)
  })
  return prefixed(body)
}

/** The bytes of a signed v4 extrinsic. */
export function encodeSigned(
  types: ExtrinsicTypes,
  address: MultiAddress,
  signature: MultiSignature,
  extra: readonly unknown[],
  call: RuntimeCall,
): Uint8Array {
  const body = written((writer) => {
    writer.u8(SIGNED_V4)
    MultiAddress.write(writer, address)
    MultiSignature.write(writer, signature)
    types.extensions.forEach((one, i) => {
      one.extra.write(writer, extra[i])
    })
    types.call.write(writer, call)
  })
  return prefixed(body)
}

/** `body` behind its compact length. */
export function prefixed(body: Uint8Array): Uint8Array {
  return written((writer) => {
    writeCompact(writer, BigInt(body.length))
    writer.bytes(body)
  })
}

/**
 * What is signed: call, extra and additional in a row, hashed by `hash` when longer than 256 bytes.
 */
export function signingPayload(
  types: ExtrinsicTypes,
  callBytes: Uint8Array,
  extraBytes: Uint8Array,
  additional: readonly unknown[],
  hash: (bytes: Uint8Array) => Uint8Array,
): Uint8Array {
  const payload = written((writer) => {
    writer.bytes(callBytes)
    writer.bytes(extraBytes)
    types.extensions.forEach((one, i) => {
      one.additional.write(writer, additional[i])
    })
  })
  return payload.length > 256 ? hash(payload) : payload
}

/** SCALE bytes of a call, as it stands at the end of an extrinsic. */
export function encodeCall(types: ExtrinsicTypes, call: RuntimeCall): Uint8Array {
  return encode(types.call, call)
}
