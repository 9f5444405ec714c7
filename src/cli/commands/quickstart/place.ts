import { join } from 'node:path'
import { withoutUser } from '../../../chain/network.ts'
import { UsageError } from '../../../errors/base.ts'
import type { Context } from '../../context.ts'

/** Where quickstart keeps what it makes, apart from everything else. */
export interface Place {
  readonly root: string
  readonly chain: string
  readonly wallets: string
  /** Whether the wallets are of quickstart alone. */
  readonly ownWallets: boolean
}

/**
 * Directories of quickstart's own, unless `--data-dir` or `--wallet-path` name others.
 *
 * @throws UsageError `network_fixed` for any network but the embedded chain
 */
export function placeOf({ settings }: Context): Place {
  const network = withoutUser(settings.get('network'))
  if (network !== 'auto' && network !== 'sim')
    throw new UsageError(
      `Quickstart runs on the embedded chain, not on ${network}.`,
      'network_fixed',
      {
        hints: ['Leave --network out; `dtao stake add` works on every network.'],
        details: { network },
      },
    )
  const data = settings.explain('data-dir')
  const wallets = settings.explain('wallet-path')
  const root = data.source === 'default' ? join(data.value, 'quickstart') : data.value
  const ownWallets = wallets.source === 'default'
  return {
    root,
    chain: join(root, 'chain'),
    wallets: ownWallets ? join(root, 'wallets') : wallets.value,
    ownWallets,
  }
}
