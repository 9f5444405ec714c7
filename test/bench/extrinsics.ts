import { sr25519VerifyMessage } from '../../src/crypto/index.ts'
import { SignedChain } from '../unit/simulator/signed-chain.ts'
import { builtSimulator, cpuOf } from './cpu.ts'

const COUNT = 500
/** Rounds in which V8 compiles what a node runs all day, as it does for the signature checks beside it. */
const WARM_UP = 9
const ROUNDS = 9

/** How fast signed stakes go through the RPC, beside the signature checks that bound it. */
export interface Applied {
  /** Signatures that wasm-crypto checks a second of CPU, in one thread. */
  readonly verified: number
  /** `add_stake` extrinsics a second of CPU, from `author_submitExtrinsic` to a written block. */
  readonly applied: number
  /** applied ÷ verified. */
  readonly ratio: number
}

/**
 * Signs stakes of //Alice's beforehand, then submits them all and makes their block: the first round of a process, and the
 * median one of a node that has run for a while.
 */
export async function benchExtrinsics(): Promise<{ first: Applied; steady: Applied }> {
  const { createDevnet } = await builtSimulator()
  const devnet = await createDevnet({ sealing: 'manual' })
  const provider = devnet.provider()
  const genesis = String(await provider.send('chain_getBlockHash', [0]))
  const hotkey = String((await firstDelegate(provider)) ?? '')
  const signer = new SignedChain()
  const nonceOf = async () => Number(await provider.send('system_accountNextIndex', [ALICE]))
  const stake = (nonce: number) =>
    signer.sign(
      '//Alice',
      {
        pallet: 'SubtensorModule',
        name: 'add_stake',
        args: { hotkey, netuid: 1, amount_staked: 10_000_000n + BigInt(nonce) },
      },
      { nonce, additional: { CheckGenesis: genesis, CheckMortality: genesis } },
    )
  const rounds: Applied[] = []
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    const start = await nonceOf()
    const signed = Array.from({ length: COUNT }, (_, i) => stake(start + i))
    const applying = await cpuOf(async () => {
      for (const bytes of signed)
        await provider.send('author_submitExtrinsic', [`0x${Buffer.from(bytes).toString('hex')}`])
      await devnet.newBlocks(1)
    })
    const applied = (COUNT * 1e6) / applying
    const missing = start + COUNT - (await nonceOf())
    if (missing !== 0) throw new Error(`${missing} of ${COUNT} stakes were not applied`)
    const verified = await verificationsPerSecond(signer)
    rounds.push({ verified, applied, ratio: applied / verified })
  }
  await devnet.close()
  const [first] = rounds
  const [steady] = rounds
    .slice(WARM_UP)
    .sort((x, y) => x.ratio - y.ratio)
    .slice(ROUNDS >> 1)
  if (first === undefined || steady === undefined) throw new Error('nothing was measured')
  return { first, steady }
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

async function verificationsPerSecond(signer: SignedChain): Promise<number> {
  const pair = signer.pair('//Alice')
  const message = new Uint8Array(120).fill(7)
  const signature = pair.sign(message)
  const verifying = await cpuOf(() => {
    for (let i = 0; i < COUNT; i += 1)
      if (!sr25519VerifyMessage(signature, message, pair.publicKey))
        throw new Error('a check failed')
  })
  return (COUNT * 1e6) / verifying
}
