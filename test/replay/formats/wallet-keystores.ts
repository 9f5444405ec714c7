import { toSs58 } from '../../../src/crypto/index.ts'
import { readKeyfile } from '../../../src/wallet/formats/keyfile.ts'
import { isRecord } from '../compare.ts'
import type { Format } from '../format.ts'
import { type Row, rowsOf } from '../json.ts'
import {
  type BetterRule,
  compareVerdict,
  type Verdict,
  verdict,
  verdictOf,
} from './wallet-verdict.ts'

const encoder = new TextEncoder()

function verdictsOf(row: Row, suffix: string): Verdict[] {
  return ['btwallet', 'bittensor_core']
    .map((library) => row[library + suffix])
    .filter(isRecord)
    .map(verdictOf)
}

/** `polkadot-json.json`: keystores that polkadot-js wrote, opened with the right and with a wrong password. */
export const walletKeystoresFormat: Format = {
  name: 'wallet keystores',
  matches: (json) => rowsOf(json, 'vectors').some((row) => 'btwallet_wrongPassword' in row),
  async replay(json, report) {
    for (const [index, row] of rowsOf(json, 'vectors').entries()) {
      const text = String(row.json)
      const open = (password: string) =>
        verdict(async () => {
          const key = await readKeyfile(encoder.encode(text), 'secret', encoder.encode(password))
          return { ok: true, ss58: toSs58(key.publicKey) }
        })
      const unencrypted = /"type":\s*\[?\s*"none"/.test(text)
      const opens: BetterRule = {
        name: 'unencrypted keystore opens',
        holds: (ours) => ours.ok && ours.ss58 === row.address,
      }
      const rules = unencrypted ? [opens] : []
      const password = String(row.password)
      const id = `${index} ${row.type}`
      compareVerdict(report, id, await open(password), verdictsOf(row, ''), rules)
      compareVerdict(
        report,
        `${id}, wrong password`,
        await open(`${password}x`),
        verdictsOf(row, '_wrongPassword'),
        rules,
      )
    }
  },
}
