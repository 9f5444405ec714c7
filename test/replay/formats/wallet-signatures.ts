import { cryptoReady, decodeSs58 } from '../../../src/crypto/index.ts'
import { verifySignature } from '../../../src/wallet/signing/message.ts'
import { isRecord, shown } from '../compare.ts'
import type { Format } from '../format.ts'
import { type Row, rowsOf } from '../json.ts'

function bytes(value: unknown): Uint8Array {
  return Uint8Array.from(Buffer.from(String(value).replace(/^0x/, ''), 'hex'))
}

function verifies(row: Row): boolean {
  const signer = decodeSs58(String(row.ss58))
  if (!('publicKey' in signer)) return false
  const scheme = row.cryptoType === 0 ? 'ed25519' : 'sr25519'
  return (
    verifySignature(bytes(row.signature), bytes(row.messageHex), signer.publicKey, scheme) !==
    undefined
  )
}

/** `signatures.json`: the library's signatures, and tampered ones. Its error for a malformed one is our plain no. */
export const walletSignaturesFormat: Format = {
  name: 'wallet signatures',
  matches: (json) =>
    isRecord(json) && Array.isArray(json.signatures) && Array.isArray(json.tampered),
  async replay(json, report) {
    await cryptoReady()
    for (const section of ['signatures', 'tampered'])
      for (const row of rowsOf(json, section)) {
        const id = `${section} ${row.key ?? ''} ${row.case}`
        report.case(id)
        const [expected, got] = [row.verify === true, verifies(row)]
        if (expected !== got)
          report.mismatch({ case: id, item: 'verify', expected: shown(expected), got: shown(got) })
      }
    for (const _ of rowsOf(json, 'pythonBindingStrings'))
      report.unsupported('how the Python binding reads a str argument')
  },
}
