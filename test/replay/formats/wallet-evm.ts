import { toHex } from '../../../src/codec/hex.ts'
import {
  cryptoReady,
  evmMirror,
  parseH160,
  toSs58,
  truncatedH160,
} from '../../../src/crypto/index.ts'
import { isRecord, shown } from '../compare.ts'
import type { Format } from '../format.ts'
import { rowsOf } from '../json.ts'

/** `evm.json`: the accounts of Ethereum addresses, and the Ethereum addresses of accounts. */
export const walletEvmFormat: Format = {
  name: 'wallet EVM addresses',
  matches: (json) =>
    isRecord(json) && Array.isArray(json.mirrorVectors) && Array.isArray(json.truncatedVectors),
  async replay(json, report) {
    await cryptoReady()
    const compare = (id: string, item: string, expected: unknown, got: unknown) => {
      if (shown(expected) !== shown(got))
        report.mismatch({ case: id, item, expected: shown(expected), got: shown(got) })
    }
    for (const row of rowsOf(json, 'mirrorVectors')) {
      const id = String(row.h160)
      report.case(id)
      const h160 = parseH160(id) ?? new Uint8Array()
      compare(id, 'normalized', row.normalized, toHex(h160))
      compare(id, 'mirrorPublicKey', row.mirrorPublicKey, toHex(evmMirror(h160)))
      compare(id, 'mirrorSs58', row.mirrorSs58, toSs58(evmMirror(h160)))
    }
    for (const row of rowsOf(json, 'truncatedVectors')) {
      const id = String(row.ss58)
      report.case(id)
      const key = Uint8Array.from(Buffer.from(String(row.publicKey).slice(2), 'hex'))
      compare(id, 'truncatedH160', row.truncatedH160, toHex(truncatedH160(key)))
    }
    for (const row of rowsOf(json, 'inputEdge')) {
      const id = shown(row.input)
      report.case(id)
      const h160 = parseH160(String(row.input))
      compare(id, 'ok', row.ok, h160 !== undefined)
      if (h160 !== undefined) compare(id, 'normalized', row.normalized, toHex(h160))
    }
  },
}
