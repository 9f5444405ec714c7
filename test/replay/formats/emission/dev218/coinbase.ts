import { I32F32, I64F64, I96F32 } from '../../../../../src/amm/fixed/index.ts'
import { blockEmissionForIssuance } from '../../../../../src/simulator/pallets/subtensor/coinbase/block-emission.ts'
import { reserveEmissions } from '../../../../../src/simulator/pallets/subtensor/coinbase/shares/stao.ts'
import type { Dev218Chain, Dev218Subnet } from './chain.ts'
import { sellAlpha } from './pool.ts'

const U16_MAX = I96F32.fromInt(65_535n)
const U64_MAX = I96F32.fromInt((1n << 64n) - 1n)
/** What a validator keeps where it has said nothing, out of 65535. */
const TAKE = I96F32.divOr(I96F32.fromInt(11_796n), U16_MAX)
const ROOT = 0

const whole = (bits: bigint) => I96F32.toU64Saturating(bits)

/**
 * One block of the development build: TAO by reserve, alpha by price against share, a mock epoch every block whatever the
 * tempo, root's part sold and paid as root stake.
 *
 * Upstream: coinbase/run_coinbase.rs at 1629c559b (2025-01-03), `run_coinbase`; epoch/run_epoch.rs, `epoch_mock`.
 */
export function dev218Block(chain: Dev218Chain): void {
  const blockEmission = blockEmissionForIssuance(chain.totalIssuance)
  const emitting = new Map([...chain.subnets].filter(([netuid]) => netuid !== ROOT))
  const emissions = reserveEmissions(emitting, blockEmission)
  const pending = new Map<number, bigint>()
  for (const subnet of emitting.values()) {
    subnet.emission = emissions.get(subnet.netuid) ?? 0n
    pending.set(subnet.netuid, inject(chain, subnet, blockEmission))
  }
  chain.dividends.of.clear()
  for (const subnet of emitting.values())
    distribute(chain, subnet, pending.get(subnet.netuid) ?? 0n)
}

/** Feeds a pool and returns the rao of alpha for people; issuance and stake only count the share's whole part. */
function inject(chain: Dev218Chain, subnet: Dev218Subnet, blockEmission: bigint): bigint {
  const share = I96F32.divOr(I96F32.fromInt(subnet.emission), I96F32.fromInt(blockEmission))
  chain.totalStake += whole(share)
  chain.totalIssuance += whole(share)
  if (subnet.mechanism !== 1) {
    subnet.tao += whole(share)
    return whole(share)
  }
  const issued = subnet.alphaIn + subnet.alphaOut
  const curve = I96F32.fromInt(blockEmissionForIssuance(issued))
  const price = I96F32.divOr(I96F32.fromInt(subnet.tao), I96F32.fromInt(subnet.alphaIn))
  const ratio = price <= share ? I96F32.divOr(price, share) : I96F32.divOr(share, price)
  const alphaIn = I96F32.mulSaturating(ratio, curve)
  subnet.alphaIn += whole(alphaIn)
  subnet.tao += subnet.emission
  return whole(I96F32.subSaturating(curve, alphaIn))
}

function distribute(chain: Dev218Chain, subnet: Dev218Subnet, alpha: bigint): void {
  const rest = alpha - payOwner(chain, subnet, alpha)
  const rootDividends = new Map<string, bigint>()
  mockEpoch(chain, subnet, rest).forEach((dividends, uid) => {
    const hotkey = subnet.hotkeys[uid]
    if (hotkey === undefined) return
    rootDividends.set(hotkey, payHotkey(chain, subnet, hotkey, dividends))
  })
  payRoot(chain, subnet, rootDividends)
}

/** The cut of a subnet without an owner is lost; that of another leaves the alpha outside the pool, as it stands there. */
function payOwner(chain: Dev218Chain, subnet: Dev218Subnet, alpha: bigint): bigint {
  const part = I96F32.divOr(I96F32.fromInt(chain.ownerCut), U16_MAX)
  const cut = whole(I96F32.mulSaturating(I96F32.fromInt(alpha), part))
  if (subnet.owner !== undefined) {
    const { coldkey, hotkey } = subnet.owner
    chain.increase(hotkey, coldkey, subnet.netuid, cut)
    subnet.alphaOut = subnet.alphaOut > cut ? subnet.alphaOut - cut : 0n
  }
  return cut
}

const weightOf = ({ taoWeight }: Dev218Subnet) => I96F32.divOr(I96F32.fromInt(taoWeight), U64_MAX)

/** Rao of dividends by uid: by alpha and weighted root stake, in I64F64, then cut to I32F32. */
function mockEpoch(chain: Dev218Chain, subnet: Dev218Subnet, alpha: bigint): bigint[] {
  const weight = I64F64.fromFixed(weightOf(subnet), I96F32)
  const stakes = subnet.hotkeys.map((hotkey) => {
    const own = I64F64.fromInt(chain.hotkeyAlpha.get(hotkey, subnet.netuid))
    const root = I64F64.fromInt(chain.hotkeyAlpha.get(hotkey, ROOT))
    return own + I64F64.mulWrapping(root, weight)
  })
  const total = stakes.reduce((sum, stake) => sum + stake, 0n)
  return stakes.map((stake) => {
    const part = I32F32.fromFixed(I64F64.divOr(stake, total, stake), I64F64)
    return whole(I96F32.mulSaturating(I96F32.fromFixed(part, I32F32), I96F32.fromInt(alpha)))
  })
}

/** Pays take and alpha dividends as stake, and returns the rao of alpha that belong to root stake. */
function payHotkey(
  chain: Dev218Chain,
  subnet: Dev218Subnet,
  hotkey: string,
  dividends: bigint,
): bigint {
  const { netuid } = subnet
  const owner = chain.owners.get(hotkey) ?? ''
  chain.increase(hotkey, owner, netuid, 0n)
  const all = I96F32.fromInt(dividends)
  const take = I96F32.mulSaturating(TAKE, all)
  const rest = I96F32.subSaturating(all, take)
  chain.increase(hotkey, owner, netuid, whole(take))
  const root = I96F32.mulSaturating(
    I96F32.fromInt(chain.hotkeyAlpha.get(hotkey, ROOT)),
    weightOf(subnet),
  )
  const own = I96F32.fromInt(chain.hotkeyAlpha.get(hotkey, netuid))
  const both = I96F32.addSaturating(own, root)
  const alphaDividends = whole(I96F32.mulSaturating(rest, I96F32.divOr(own, both)))
  const rootDividends = whole(I96F32.mulSaturating(rest, I96F32.divOr(root, both)))
  chain.hotkeyAlpha.add(alphaDividends, hotkey, netuid)
  subnet.alphaOut += whole(take) + alphaDividends
  chain.dividends.add(dividends, netuid, hotkey)
  return rootDividends
}

/** Sells what belongs to root stake in one go, and shares the TAO by what each hotkey gave. */
function payRoot(
  chain: Dev218Chain,
  subnet: Dev218Subnet,
  rootDividends: ReadonlyMap<string, bigint>,
): void {
  const total = [...rootDividends.values()].reduce((sum, alpha) => sum + alpha, 0n)
  const tao = sellAlpha(chain, subnet, total)
  for (const [hotkey, alpha] of rootDividends) {
    const part = I96F32.divOr(I96F32.fromInt(alpha), I96F32.fromInt(total))
    const paid = whole(I96F32.mulSaturating(part, I96F32.fromInt(tao)))
    chain.hotkeyAlpha.add(paid, hotkey, ROOT)
  }
}
