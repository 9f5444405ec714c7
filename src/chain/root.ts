import { EmissionValues } from '../simulator/pallets/devnet/storage.ts'
import { calculateBlockEmission } from '../simulator/pallets/subtensor/coinbase/block-emission.ts'
import {
  blocksToRootEpoch,
  rootEpochInputs,
} from '../simulator/pallets/subtensor/coinbase/rules/root.ts'
import {
  type RootEpoch,
  rootEpoch,
} from '../simulator/pallets/subtensor/coinbase/shares/root/epoch.ts'
import { type RegimeName, readRegime } from './emission/regime.ts'
import { partsOf } from './emission/step.ts'
import { type Neuron, readNeurons } from './neurons.ts'
import { onStateOf } from './remote-state.ts'
import { readAllSubnets, readSubnet } from './subnets.ts'
import { asList, asNumber } from './values.ts'
import type { View, Wanted } from './view.ts'

/** A hotkey with a seat on root. */
export interface RootValidator extends Neuron {
  /** Its part of all TAO delegated to root's validators, in parts of 10^9. */
  readonly power: bigint
  /** The subnets that it chose, the most wanted first, in parts of 10^9 that sum to one. */
  readonly chose: readonly { readonly netuid: number; readonly part: bigint }[]
}

/** What root's validators want for a subnet; everything but the rao in parts of 10^9. */
export interface RootChoice {
  readonly netuid: number
  readonly name: string
  /** How many validators want it. */
  readonly validators: number
  /** Stake behind it, as it is split; stake of all who want it; that through the sigmoid. */
  readonly rank: bigint
  readonly trust: bigint
  readonly consensus: bigint
  /** The part of emission that the next epoch gives to it. */
  readonly share: bigint
  /** Rao of TAO that it gets a block until then. */
  readonly emission: bigint
}

/** Root's validators, in order of uid. */
export interface RootNetwork {
  readonly regime: RegimeName | undefined
  readonly seats: number
  readonly validators: readonly RootValidator[]
}

const ONE = 1_000_000_000n

/** Reads who sits on root, with what power, and which subnets they chose. */
export async function readRoot(view: View): Promise<RootNetwork> {
  const [regime, root] = await Promise.all([readRegime(view), readSubnet(view, 0)])
  const neurons = await readNeurons(view, 0, root.neurons)
  const weights = await view.read(
    neurons.map(({ uid }): Wanted => ['SubtensorModule', 'Weights', 0, uid]),
  )
  const all = neurons.reduce((sum, { stake }) => sum + stake, 0n)
  const validators = neurons.map((neuron, i): RootValidator => {
    const pairs = asList(weights[i]).map((pair) => asList(pair).map(asNumber))
    return {
      ...neuron,
      power: all === 0n ? 0n : (neuron.stake * ONE) / all,
      chose: partsOfWeights(pairs.map(([netuid = 0, weight = 0]) => [netuid, weight])),
    }
  })
  return { regime, seats: root.maxNeurons, validators }
}

function partsOfWeights(weights: readonly (readonly [number, number])[]): RootValidator['chose'] {
  const sum = weights.reduce((total, [, weight]) => total + BigInt(weight), 0n)
  return weights
    .filter(([, weight]) => weight > 0)
    .sort(([, a], [, b]) => b - a)
    .map(([netuid, weight]) => ({ netuid, part: (BigInt(weight) * ONE) / sum }))
}

/** What root's validators want for each subnet, and blocks until that counts; only where the root regime runs. */
export async function readRootChoices(
  view: View,
  validators: readonly RootValidator[],
): Promise<{ readonly choices: readonly RootChoice[]; readonly blocksToEpoch: number }> {
  const subnets = await readAllSubnets(view)
  const { epoch, netuids, values, wait } = await onStateOf(view, (at) => {
    const inputs = rootEpochInputs(at, calculateBlockEmission(at))
    return {
      epoch: rootEpoch(inputs),
      netuids: inputs.netuids,
      values: new Map(inputs.netuids.map((netuid) => [netuid, EmissionValues.get(at, netuid)])),
      wait: blocksToRootEpoch(at) ?? 0,
    }
  })
  const choices = subnets
    .filter(({ netuid }) => netuid !== 0)
    .map(({ netuid, name }) => ({
      netuid,
      name,
      validators: validators.filter(({ chose }) => chose.some((one) => one.netuid === netuid))
        .length,
      ...termsOf(epoch, netuids.indexOf(netuid)),
      emission: values.get(netuid) ?? 0n,
    }))
  return { choices, blocksToEpoch: wait }
}

function termsOf({ terms }: RootEpoch, column: number) {
  const term = (values: readonly bigint[] | undefined) => partsOf(values?.[column] ?? 0n)
  return {
    rank: term(terms.ranks),
    trust: term(terms.trust),
    consensus: term(terms.consensus),
    share: term(terms.weightedEmission),
  }
}
