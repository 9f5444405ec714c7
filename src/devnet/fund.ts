import type { Chain } from '../chain/chain.ts'
import { type Receipt, type SubmitOptions, submit } from '../chain/submit.ts'
import { planTransfer } from '../chain/transfer.ts'
import { UsageError } from '../errors/base.ts'
import { keypairFromUri } from '../wallet/keys/uri.ts'
import { keypairSigner } from '../wallet/signing/signer.ts'

/** The account that every development chain gives plenty to. */
const RICH = '//Alice'

/**
 * Gives `amount` rao to an account (SS58) by a transfer that //Alice signs.
 *
 * @throws {UsageError} `network_live` on a network where value is real.
 * @throws {DispatchError} when //Alice has too little, as on a chain that did not begin with her.
 */
export async function fund(
  chain: Chain,
  to: string,
  amount: bigint,
  options: SubmitOptions = {},
): Promise<Receipt> {
  if (chain.network.live)
    throw new UsageError(
      `${chain.network.name} is a live network: nobody is rich there.`,
      'network_live',
      {
        hints: ['Fund accounts on a devnet: --network sim or --network local.'],
        details: { network: chain.network.name },
      },
    )
  const alice = await keypairFromUri(RICH)
  try {
    const plan = await planTransfer(await chain.view(), {
      from: alice.address,
      to,
      amount: { kind: 'exact', rao: amount },
      allowDeath: false,
    })
    const [refusal] = plan.refusals
    if (refusal !== undefined) throw refusal
    return await submit(chain, keypairSigner(alice), plan.call, options)
  } finally {
    alice.wipe()
  }
}
