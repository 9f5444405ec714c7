import { cryptoReady } from '../../../src/crypto/index.ts'
import { keypairFromUri } from '../../../src/wallet/keys/uri.ts'
import { isRecord } from '../compare.ts'
import type { Format } from '../format.ts'
import { rowsOf } from '../json.ts'

/**
 * `crosscheck.json`: where polkadot-js and the library disagree. The rows that carry their input are replayed, and we
 * must side with the library; the others repeat cases of `keys.json` and `signatures.json`, where they are replayed.
 */
export const walletCrosscheckFormat: Format = {
  name: 'wallet crosscheck',
  matches: (json) => isRecord(json) && isRecord(json.kinds) && 'privateKeyRelation' in json,
  async replay(json, report) {
    await cryptoReady()
    const kinds = isRecord(json) && isRecord(json.kinds) ? json.kinds : {}
    for (const kind of Object.values(kinds))
      for (const row of rowsOf(kind, 'bad')) {
        if (typeof row.uri !== 'string') {
          report.unsupported('input stands in another file')
          continue
        }
        report.case(row.uri)
        const { account } = await keypairFromUri(row.uri)
        if (account !== row.want)
          report.mismatch({
            case: row.uri,
            item: 'publicKey',
            expected: String(row.want),
            got: account,
          })
      }
  },
}
