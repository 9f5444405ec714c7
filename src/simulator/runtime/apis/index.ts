import type { LateTypes } from '../../frame/runtime.ts'
import type { RuntimeApi } from '../../frame/runtime-api.ts'
import { coreApis } from './core.ts'

/** The runtime APIs that `state_call` answers. */
export function apis(_: LateTypes): readonly RuntimeApi[] {
  return coreApis
}
