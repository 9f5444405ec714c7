import { readBalances } from '../chain/accounts.ts'
import { batchAll, makeCall } from '../chain/call.ts'
import type { Chain } from '../chain/chain.ts'
import { planCreateSubnet } from '../chain/create-subnet.ts'
import { readUid } from '../chain/hotkeys.ts'
import type { Operation } from '../chain/operation.ts'
import { planRegister } from '../chain/register.ts'
import { planStartSubnet } from '../chain/start-subnet.ts'
import { submit } from '../chain/submit.ts'
import { readAllSubnets, type Subnet } from '../chain/subnets.ts'
import type { Keypair } from '../wallet/keys/keypair.ts'
import { keypairFromUri } from '../wallet/keys/uri.ts'
import { keypairSigner } from '../wallet/signing/signer.ts'
import { blockReached } from './block-reached.ts'
import { DEV_NAMES } from './dev-names.ts'
import { noLiquidity } from './no-liquidity.ts'

/** What a scaffolded devnet has, whichever engine runs it. Amounts in rao. */
export interface Scaffold {
  readonly accounts: readonly {
    readonly uri: string
    readonly address: string
    readonly free: bigint
  }[]
  /** A live subnet with liquidity, where the hotkey is registered. */
  readonly subnet: Subnet
  readonly hotkey: { readonly uri: string; readonly address: string; readonly uid: number }
  /** What had to be done for it; empty when all was there. */
  readonly done: readonly string[]
}

/** What every development account has at least: 1,000 TAO. */
const ENOUGH = 1_000_000_000_000n
/** The least of either reserve that counts as liquidity: 1 TAO, 1 alpha. */
const LIQUID = 1_000_000_000n
const HOTKEY = '//Alice_hk'

/**
 * Brings a devnet to where work can begin: funded development accounts, a live subnet with liquidity, and //Alice's hotkey
 * registered there. What is there already stays; asked twice it does nothing the second time.
 *
 * @throws {DispatchError} when the chain refuses a step.
 * @throws {DtaoError} `scaffold_failed` where no subnet with liquidity can be made.
 */
export async function scaffold(
  chain: Chain,
  onStage: (text: string) => void = () => undefined,
): Promise<Scaffold> {
  const [alice, hotkey] = [await keypairFromUri('//Alice'), await keypairFromUri(HOTKEY)]
  try {
    const done: string[] = []
    const work = { chain, alice, hotkey: hotkey.address, note: noting(done, onStage) }
    await fundAccounts(work)
    const netuid = await liveSubnet(work)
    await registerHotkey(work, netuid)
    return { ...(await found(work, netuid)), done }
  } finally {
    alice.wipe()
    hotkey.wipe()
  }
}

interface Work {
  readonly chain: Chain
  readonly alice: Keypair
  /** SS58 */
  readonly hotkey: string
  /** Says what is done now. */
  readonly note: (text: string) => void
}

function noting(done: string[], onStage: (text: string) => void): (text: string) => void {
  return (text) => {
    onStage(text)
    done.push(text)
  }
}

async function fundAccounts({ chain, alice, note }: Work): Promise<void> {
  const accounts = await readAccounts(chain)
  const poor = accounts.filter(({ free, address }) => free < ENOUGH && address !== alice.address)
  if (poor.length === 0) return
  note(`Funding ${poor.map(({ uri }) => uri).join(' ')}`)
  const gifts = poor.map(({ address, free }) =>
    makeCall(chain, 'Balances', 'transfer_keep_alive', { dest: address, value: ENOUGH - free }),
  )
  await submit(chain, keypairSigner(alice), batchAll(chain, gifts))
}

/** The first subnet that trades and has liquidity; where none does, one that is made so. */
async function liveSubnet(work: Work): Promise<number> {
  const { chain, alice, hotkey, note } = work
  const before = (await readAllSubnets(await chain.view())).filter(isLiquid)
  const live = before.find(({ started }) => started)
  if (live !== undefined) return live.netuid
  const waiting = before.find(({ owner }) => owner === alice.address)
  if (waiting !== undefined) return await start(work, waiting.netuid)
  note('Creating a subnet')
  const coldkey = alice.address
  await carryOut(work, await planCreateSubnet(await chain.view(), { coldkey, hotkey }))
  const made = (await readAllSubnets(await chain.view())).find(
    (one) => isLiquid(one) && one.owner === coldkey,
  )
  if (made === undefined) throw noLiquidity(chain.specVersion)
  return made.started ? made.netuid : await start(work, made.netuid)
}

function isLiquid({ dynamic, pool }: Subnet): boolean {
  return dynamic && pool.tao >= LIQUID && pool.alpha >= LIQUID
}

/** A subnet may be started some blocks after its creation. */
async function start(work: Work, netuid: number): Promise<number> {
  const { chain, alice, note } = work
  note(`Starting subnet ${netuid}`)
  const request = { coldkey: alice.address, netuid }
  const view = await chain.view()
  const { wait } = await planStartSubnet(view, request)
  await blockReached(chain, view.block.number + Number(wait))
  await carryOut(work, await planStartSubnet(await chain.view(), request))
  return netuid
}

async function registerHotkey(work: Work, netuid: number): Promise<void> {
  const { chain, alice, hotkey, note } = work
  const view = await chain.view()
  if ((await readUid(view, netuid, hotkey)) !== undefined) return
  note(`Registering ${HOTKEY} on subnet ${netuid}`)
  await carryOut(work, await planRegister(view, { coldkey: alice.address, hotkey, netuid }))
}

async function carryOut({ chain, alice }: Work, { refusals, call }: Operation): Promise<void> {
  const [refusal] = refusals
  if (refusal !== undefined) throw refusal
  await submit(chain, keypairSigner(alice), call)
}

async function readAccounts(chain: Chain): Promise<Scaffold['accounts']> {
  const uris = DEV_NAMES.map((name) => `//${name}`)
  const pairs = await Promise.all(uris.map((uri) => keypairFromUri(uri)))
  const addresses = pairs.map(({ address }) => address)
  for (const pair of pairs) pair.wipe()
  const balances = await readBalances(await chain.view(), addresses)
  return balances.map(({ address, free }, i) => ({ uri: uris[i] ?? '', address, free }))
}

async function found(work: Work, netuid: number): Promise<Omit<Scaffold, 'done'>> {
  const { chain, hotkey } = work
  const view = await chain.view()
  const subnet = (await readAllSubnets(view)).find((one) => one.netuid === netuid)
  const uid = await readUid(view, netuid, hotkey)
  if (subnet === undefined || uid === undefined) throw noLiquidity(chain.specVersion)
  return {
    accounts: await readAccounts(chain),
    subnet,
    hotkey: { uri: HOTKEY, address: hotkey, uid },
  }
}
