import { readBalance } from '../../src/chain/accounts.ts'
import { makeCall } from '../../src/chain/call.ts'
import { connect } from '../../src/chain/connect.ts'
import { nextNonce, signCall } from '../../src/chain/sign.ts'
import { submit } from '../../src/chain/submit.ts'
import { keypairFromUri } from '../../src/wallet/keys/uri.ts'
import { keypairSigner } from '../../src/wallet/signing/signer.ts'

const COUNT = 20
const STAKE = 1_000_000_000n
const NETUID = 1

/** What a chopsticks did. */
export interface BesideChopsticks {
  /** The version of the runtime whose WebAssembly it runs. */
  readonly spec: number
  /** Signed `add_stake` extrinsics a second by the clock, from the first submission until the last is in a block. */
  readonly applied: number
}

/**
 * The same stakes on a chopsticks that runs a Subtensor's own WebAssembly at `url`; //Alice needs TAO there.
 *
 * @throws {Error} when some were not applied.
 */
export async function benchChopsticks(url: string): Promise<BesideChopsticks> {
  const chain = await connect(
    { name: 'chopsticks', endpoint: url, why: 'asked for', live: false },
    { simulator: { dataDir: '', preset: '' }, timeoutMs: 60_000 },
  )
  try {
    const alice = await keypairFromUri('//Alice')
    const signer = keypairSigner(alice)
    const hotkey = (await keypairFromUri(`//bench//${Date.now()}`)).address
    const call = (name: string, args: Record<string, unknown>) =>
      makeCall(chain, 'SubtensorModule', name, args)
    await submit(chain, signer, call('burned_register', { netuid: NETUID, hotkey }))
    const first = await nextNonce(chain, signer)
    const signed = []
    for (let i = 0; i < COUNT; i += 1) {
      const stake = call('add_stake', {
        hotkey,
        netuid: NETUID,
        amount_staked: STAKE + BigInt(i),
      })
      signed.push(await signCall(chain, signer, stake, { nonce: first + i }))
    }
    const start = performance.now()
    for (const { hex } of signed) await chain.send('author_submitExtrinsic', [hex])
    for (let blocks = 0; ; blocks += 1) {
      const { nonce } = await readBalance(await chain.view(), alice.address)
      if (nonce === first + COUNT) break
      if (blocks === COUNT) throw new Error(`${first + COUNT - nonce} stakes were not applied`)
      await chain.send('dev_newBlock', [{}])
    }
    const seconds = (performance.now() - start) / 1_000
    return { spec: chain.specVersion, applied: COUNT / seconds }
  } finally {
    await chain.close()
  }
}
