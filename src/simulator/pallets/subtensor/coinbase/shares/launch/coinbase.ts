import { I96F32 } from '../../../../../../amm/fixed/index.ts'
import { addU64Saturating, subSaturating } from '../../../utils/saturating.ts'
import { blockEmissionForIssuance } from '../../block-emission.ts'
import type { LaunchChain, LaunchSubnet } from './chain.ts'
import { sellAlpha } from './pool.ts'
import { moveLaunchPrice } from './price.ts'
import { type LaunchTerms, launchTerms } from './terms.ts'

const HALF = I96F32.one >> 1n
const U16_MAX = I96F32.fromInt(65535n)
const U64_MAX = I96F32.fromInt((1n << 64n) - 1n)

/** What an epoch is handed, in rao. */
export interface LaunchDrain {
  readonly netuid: number
  readonly pendingAlpha: bigint
  readonly pendingTao: bigint
  readonly pendingSwapped: bigint
  readonly ownerCut: bigint
}

/** What a block emitted. */
export interface LaunchBlock {
  /** Rao of TAO that the curve gave to the block; what the subnets got is the sum of their floors. */
  readonly blockEmission: bigint
  readonly drained: readonly LaunchDrain[]
}

/**
 * One block of Dynamic TAO as it was launched: shares by moving price, liquidity, the owners' cut, root's part sold at once,
 * averages, epochs that are due. What an epoch does with its amounts is not this rule's matter.
 *
 * Upstream: coinbase/run_coinbase.rs at e2b8367b8 (spec 233), `run_coinbase`, on I96F32 throughout, every product and
 * quotient cut.
 *
 * @param block height of the block.
 */
export function launchBlock(chain: LaunchChain, block: bigint): LaunchBlock {
  const blockEmission = blockEmissionForIssuance(chain.totalIssuance)
  const terms = launchTerms(chain.subnets, blockEmission)
  chain.subnets.forEach((subnet, index) => {
    const own = terms[index]
    if (own !== undefined) inject(chain, subnet, own)
  })
  const ownerCut = I96F32.divOr(I96F32.fromInt(BigInt(chain.ownerCut)), U16_MAX)
  const rootWeight = I96F32.mulSaturating(
    I96F32.fromInt(chain.rootTao),
    I96F32.divOr(I96F32.fromInt(chain.taoWeight), U64_MAX),
  )
  chain.subnets.forEach((subnet, index) => {
    const cut = I96F32.mulSaturating(terms[index]?.alphaOut ?? 0n, ownerCut)
    subnet.pendingOwnerCut = grown(subnet.pendingOwnerCut, cut)
    sellForRoot(chain, subnet, rootWeight, I96F32.subSaturating(terms[index]?.alphaOut ?? 0n, cut))
  })
  for (const subnet of chain.subnets) moveLaunchPrice(subnet, chain.movingAlpha)
  return { blockEmission, drained: chain.subnets.flatMap((subnet) => drain(subnet, block)) }
}

function grown(total: bigint, added: bigint): bigint {
  return addU64Saturating(total, I96F32.toU64Saturating(added))
}

function inject(chain: LaunchChain, subnet: LaunchSubnet, terms: LaunchTerms): void {
  subnet.taoInEmission = I96F32.toU64Saturating(terms.taoIn)
  subnet.alphaInEmission = I96F32.toU64Saturating(terms.alphaIn)
  subnet.alphaOutEmission = I96F32.toU64Saturating(terms.alphaOut)
  subnet.alphaIn = addU64Saturating(subnet.alphaIn, subnet.alphaInEmission)
  subnet.alphaOut = addU64Saturating(subnet.alphaOut, subnet.alphaOutEmission)
  subnet.tao = addU64Saturating(subnet.tao, subnet.taoInEmission)
  chain.totalStake = addU64Saturating(chain.totalStake, subnet.taoInEmission)
  chain.totalIssuance = addU64Saturating(chain.totalIssuance, subnet.taoInEmission)
}

/**
 * Sells root's part of the validators' half and keeps the rest for the epoch. Where the pool refuses, the alpha counts as
 * swapped all the same and root gets nothing.
 *
 * @param rootWeight root's weighted TAO, as I96F32 bits of rao, as is `alphaOut`, which has lost the owner's cut.
 */
function sellForRoot(
  chain: LaunchChain,
  subnet: LaunchSubnet,
  rootWeight: bigint,
  alphaOut: bigint,
): void {
  const issuance = I96F32.fromInt(addU64Saturating(subnet.alphaIn, subnet.alphaOut))
  const proportion = I96F32.divOr(rootWeight, I96F32.addSaturating(rootWeight, issuance))
  const rootAlpha = I96F32.mulSaturating(I96F32.mulSaturating(proportion, alphaOut), HALF)
  const tao = sellAlpha(subnet, I96F32.toU64Saturating(rootAlpha))
  chain.totalStake = subSaturating(chain.totalStake, tao)
  subnet.pendingAlphaSwapped = grown(subnet.pendingAlphaSwapped, rootAlpha)
  subnet.pendingEmission = grown(subnet.pendingEmission, I96F32.subSaturating(alphaOut, rootAlpha))
  subnet.pendingRootDivs = addU64Saturating(subnet.pendingRootDivs, tao)
}

/** Hands over what is pending when the subnet's epoch is due, and counts the block otherwise. */
function drain(subnet: LaunchSubnet, block: bigint): LaunchDrain[] {
  const tempo = BigInt(subnet.tempo)
  const isDue = tempo > 0n && (block + BigInt(subnet.netuid) + 1n) % (tempo + 1n) === tempo
  if (!isDue) {
    subnet.blocksSinceLastStep = addU64Saturating(subnet.blocksSinceLastStep, 1n)
    return []
  }
  const drained: LaunchDrain = {
    netuid: subnet.netuid,
    pendingAlpha: subnet.pendingEmission,
    pendingTao: subnet.pendingRootDivs,
    pendingSwapped: subnet.pendingAlphaSwapped,
    ownerCut: subnet.pendingOwnerCut,
  }
  subnet.pendingEmission = 0n
  subnet.pendingRootDivs = 0n
  subnet.pendingAlphaSwapped = 0n
  subnet.pendingOwnerCut = 0n
  subnet.blocksSinceLastStep = 0n
  return [drained]
}
