import { sr25519VerifyMessage } from '../../src/crypto/index.ts'
import { createDevnet } from '../../src/simulator/index.ts'
import { SignedChain } from '../unit/simulator/signed-chain.ts'

const COUNT = 500

/** How fast signed stakes go through the RPC, beside the signature checks that bound it. */
export interface Applied {
  /** Signatures that wasm-crypto checks a second, in one thread. */
  readonly verified: number
  /** `add_stake` extrinsics a second, from `author_submitExtrinsic` to a written block. */
  readonly applied: number
  /** applied ÷ verified. */
  readonly ratio: number
}

/** Signs stakes of //Alice's beforehand, then submits them all and makes their block. */
export async function benchExtrinsics(): Promise<Applied> {
  const devnet = await createDevnet({ sealing: 'manual' })
  const provider = devnet.provider()
  const genesis = String(await provider.send('chain_getBlockHash', [0]))
  const hotkey = String((await firstDelegate(provider)) ?? '')
  const signer = new SignedChain()
  const start = Number(await provider.send('system_accountNextIndex', [ALICE]))
  const signed = Array.from({ length: COUNT }, (_, i) =>
    signer.sign(
      '//Alice',
      {
        pallet: 'SubtensorModule',
        name: 'add_stake',
        args: { hotkey, netuid: 1, amount_staked: 10_000_000n + BigInt(i) },
      },
      { nonce: start + i, additional: { CheckGenesis: genesis, CheckMortality: genesis } },
    ),
  )
  const began = performance.now()
  for (const bytes of signed)
    await provider.send('author_submitExtrinsic', [`0x${Buffer.from(bytes).toString('hex')}`])
  await devnet.newBlocks(1)
  const applied = (COUNT * 1_000) / (performance.now() - began)
  const nonce = Number(await provider.send('system_accountNextIndex', [ALICE]))
  if (nonce !== start + COUNT) throw new Error(`${nonce - start} of ${COUNT} stakes were applied`)
  await devnet.close()
  const verified = verificationsPerSecond(signer)
  return { verified, applied, ratio: applied / verified }
}

const ALICE = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY'

interface Sends {
  send(method: string, params: unknown[]): Promise<unknown>
}

/** The hotkey of the first neuron of subnet 1, from `SubtensorModule.Keys`. */
async function firstDelegate(provider: Sends): Promise<string | undefined> {
  const neuron = String(
    await provider.send('state_call', ['NeuronInfoRuntimeApi_get_neuron_lite', '0x01000000']),
  )
  // Option tag, then the hotkey.
  return neuron.startsWith('0x01') ? `0x${neuron.slice(4, 68)}` : undefined
}

function verificationsPerSecond(signer: SignedChain): number {
  const pair = signer.pair('//Alice')
  const message = new Uint8Array(120).fill(7)
  const signature = pair.sign(message)
  const began = performance.now()
  for (let i = 0; i < COUNT; i += 1)
    if (!sr25519VerifyMessage(signature, message, pair.publicKey)) throw new Error('a check failed')
  return (COUNT * 1_000) / (performance.now() - began)
}
