import { ApiPromise, WsProvider } from '@polkadot/api'
import type { EventRecord } from '@polkadot/types/interfaces'
import type { Codec } from '@polkadot/types/types'
import type { Vec } from '@polkadot/types-codec'
import { cryptoReady } from '../../../src/crypto/index.ts'

/** One signed transaction of a block, as the chain has it. */
export interface OnChain {
  /** `SubtensorModule.add_stake`. */
  readonly call: string
  readonly signer: string
  /** The error, where it failed. */
  readonly error?: string
  /** Rao that it cost. */
  readonly fee: bigint
}

/** Reads a chain over RPC, past the clients that are being tested. */
export class ChainState {
  readonly api: ApiPromise

  private constructor(api: ApiPromise) {
    this.api = api
  }

  static async connect(url: string): Promise<ChainState> {
    await cryptoReady()
    const provider = new WsProvider(url)
    return new ChainState(await ApiPromise.create({ provider, noInitWarn: true }))
  }

  close(): Promise<void> {
    return this.api.disconnect()
  }

  async height(): Promise<number> {
    return (await this.api.rpc.chain.getHeader()).number.toNumber()
  }

  /** A storage value as plain JSON; `SubtensorModule.Tempo` of netuid 1 is `read('subtensorModule', 'tempo', 1)`. */
  async read(pallet: string, item: string, ...keys: unknown[]): Promise<unknown> {
    const entry = this.api.query[pallet]?.[item]
    if (entry === undefined) throw new Error(`no storage ${pallet}.${item}`)
    return (await entry(...keys)).toJSON()
  }

  async free(account: string): Promise<bigint> {
    const { data } = (await this.read('system', 'account', account)) as { data: { free: string } }
    return BigInt(data.free)
  }

  /** Rao of alpha that a coldkey has on a hotkey. */
  async stake(hotkey: string, coldkey: string, netuid: number): Promise<bigint> {
    const ask = this.api.call.stakeInfoRuntimeApi?.getStakeInfoForHotkeyColdkeyNetuid
    const info = (await ask?.(hotkey, coldkey, netuid)) as Codec
    const { stake } = (info.toJSON() ?? { stake: 0 }) as { stake: number | string }
    return BigInt(stake)
  }

  /** Every signed transaction after block `number`, in order. */
  async since(number: number): Promise<readonly OnChain[]> {
    const found: OnChain[] = []
    const height = await this.height()
    for (let at = number + 1; at <= height; at += 1) found.push(...(await this.#block(at)))
    return found
  }

  async #block(number: number): Promise<readonly OnChain[]> {
    const hash = await this.api.rpc.chain.getBlockHash(number)
    const { block } = await this.api.rpc.chain.getBlock(hash)
    if (!block.extrinsics.some(({ isSigned }) => isSigned)) return []
    const records = (await (await this.api.at(hash)).query.system?.events?.()) as Vec<EventRecord>
    return block.extrinsics.flatMap((extrinsic, index) => {
      if (!extrinsic.isSigned) return []
      const { method, section } = this.api.registry.findMetaCall(extrinsic.callIndex)
      const events = records
        .filter(({ phase }) => phase.isApplyExtrinsic && phase.asApplyExtrinsic.eq(index))
        .map(({ event }) => event)
      const failed = events.find((one) => one.method === 'ExtrinsicFailed')
      const paid = events.find((one) => one.method === 'TransactionFeePaid')
      const pallet = section.charAt(0).toUpperCase() + section.slice(1)
      return [
        {
          call: `${pallet}.${method.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`,
          signer: extrinsic.signer.toString(),
          fee: BigInt(paid?.data[1]?.toString() ?? 0),
          ...(failed === undefined ? {} : { error: this.#errorOf(failed.data[0] as Codec) }),
        },
      ]
    })
  }

  #errorOf(error: Codec): string {
    const { isModule, asModule } = error as unknown as { isModule: boolean; asModule: never }
    return isModule ? this.api.registry.findMetaError(asModule).name : error.toString()
  }

  /** Makes `count` blocks now: some things may be done again only after a while. */
  async skip(count: number): Promise<void> {
    await this.#provider.send('dev_newBlock', [{ count }])
  }

  /** Writes storage: `{ SubtensorModule: { NumRootClaim: 0 } }`. */
  async write(values: object): Promise<void> {
    await this.#provider.send('dev_setStorage', [values])
  }

  get #provider(): WsProvider {
    return (this.api as unknown as { _rpcCore: { provider: WsProvider } })._rpcCore.provider
  }
}
