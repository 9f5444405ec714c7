import type { Chain } from '../../../src/chain/chain.ts'
import { connect } from '../../../src/chain/connect.ts'
import { createDevnet, type Devnet } from '../../../src/simulator/index.ts'
import { keypairFromUri } from '../../../src/wallet/keys/uri.ts'
import { keypairSigner, type Signer } from '../../../src/wallet/signing/signer.ts'

/** The hotkey of //Alice, a validator on every subnet of the default chain. */
export const VALIDATOR = '5Dt9sidKJJxfvznECukm6ptHMWP7AykqkooeZijhDfBQFDqe'

/** A chain in memory, over a socket as any other. */
export interface OwnDevnet {
  readonly devnet: Devnet
  readonly chain: Chain
  readonly alice: Signer & { readonly address: string }
  close(): Promise<void>
}

/** Starts it. */
export async function ownDevnet(): Promise<OwnDevnet> {
  const devnet = await createDevnet()
  const { url } = await devnet.listen({ port: 0 })
  const network = { name: 'ours', endpoint: url, why: 'of this test', live: false }
  const chain = await connect(network, { simulator: { dataDir: '', preset: '' } })
  const pair = await keypairFromUri('//Alice')
  return {
    devnet,
    chain,
    alice: { ...keypairSigner(pair), address: pair.address },
    async close() {
      await chain.close()
      await devnet.close()
    },
  }
}
