import { addWeights, type Weight, weight } from '../../../frame/weight.ts'
import { MAX_PENDING, MAX_PROXIES } from '../constants.ts'

const P = BigInt(MAX_PROXIES)
const A = BigInt(MAX_PENDING)
/** What making the inner call costs besides itself: reading and writing an account. */
const ACCOUNT = weight(0n, 0n, 1n, 1n)

/** Benchmarked costs at the most proxies and announcements there can be (pallets/proxy/src/weights.rs). */
export const COSTS = {
  proxy: addWeights(weight(28_026_265n + 53_205n * P, 4254n + 37n * P, 3n, 1n), ACCOUNT),
  proxyAnnounced: addWeights(
    weight(53_234_507n + 228_831n * A + 54_037n * P, 8615n + 68n * A + 37n * P, 5n, 3n),
    ACCOUNT,
  ),
  removeAnnouncement: weight(25_595_226n + 205_163n * A + 40_277n * P, 8615n, 2n, 2n),
  rejectAnnouncement: weight(26_388_332n + 199_703n * A + 17_846n * P, 8615n, 2n, 2n),
  announce: weight(34_286_251n + 194_092n * A + 53_615n * P, 8615n, 3n, 2n),
  addProxy: weight(25_770_804n + 80_892n * P, 4254n, 1n, 1n),
  removeProxy: weight(27_827_049n + 64_054n * P, 4254n, 1n, 2n),
  removeProxies: weight(27_407_028n + 55_808n * P, 4254n, 1n, 1n),
  createPure: weight(27_853_436n + 20_160n * P, 4254n, 1n, 1n),
  killPure: weight(26_529_087n + 48_014n * P, 4254n, 1n, 1n),
  pokeDeposit: weight(46_757_000n, 8615n, 3n, 3n),
  setRealPaysFee: weight(14_259_931n + 42_799n * P, 4254n, 1n, 1n),
} as const satisfies Readonly<Record<string, Weight>>
