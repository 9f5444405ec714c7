import { DEV_NAMES } from '../../../devnet/dev-names.ts'
import { fieldLines } from '../../present/fields.ts'
import type { Theme } from '../../ui/theme.ts'
import type { Ready } from './start.ts'

/** What a person needs to use a devnet that has just come up. */
export function banner(ready: Ready, theme: Theme): string {
  const { out } = theme
  const http = ready.url.replace(/^ws/, 'http')
  return [
    out.strong('devnet ready'),
    fieldLines(
      [
        ['WebSocket', out.good(ready.url)],
        ['HTTP', `${http}  (health: ${http}/health)`],
        ['Process', String(ready.pid)],
        ['Data', ready.dataDir],
        [
          'Chain',
          `preset ${ready.preset}, block ${ready.head.number}, genesis ${ready.genesisHash}`,
        ],
        ['Accounts', DEV_NAMES.map((name) => `//${name}`).join(' ')],
        ['', 'everybody knows their keys: keep nothing of value on a devnet'],
        ['dtao', `dtao subnets list --network ${ready.url}`],
        ['btcli', `btcli subnets list --network ${ready.url}`],
        ['polkadot.js', `https://polkadot.js.org/apps/?rpc=${encodeURIComponent(ready.url)}`],
      ],
      out,
    ),
  ].join('\n')
}
