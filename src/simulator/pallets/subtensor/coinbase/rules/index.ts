import type { HasState } from '../../../../frame/storage.ts'
import type { EmissionRegime as Regime } from '../../../devnet/regime.ts'
import { EmissionRegime } from '../../../devnet/storage.ts'
import { dtaoShares, priceShares } from '../shares/dtao.ts'
import { flowShares } from '../shares/flow.ts'
import { LAUNCH_INJECTION } from './launch.ts'
import { marketRules } from './market.ts'
import { ROOT_RULES } from './root.ts'
import type { EmissionRules } from './rules.ts'
import { STAO_RULES } from './stao.ts'

const RULES: Readonly<Record<Regime, EmissionRules>> = {
  Root: ROOT_RULES,
  Stao: STAO_RULES,
  DtaoLaunch: marketRules(priceShares, LAUNCH_INJECTION),
  Dtao: marketRules(dtaoShares),
  Flow: marketRules(flowShares),
}

/** The rules of the regime that the chain runs. */
export function rulesOf(at: HasState): EmissionRules {
  return RULES[EmissionRegime.get(at)]
}
