import { type ValueOf, variants } from '../../../codec/index.ts'
import { BadOrigin, fail } from '../../frame/dispatch-error.ts'
import { NONE, type Origin, ROOT, signed } from '../../frame/origin.ts'
import { AccountId } from '../../frame/types.ts'

const RawOrigin = variants(
  {
    Root: { index: 0 },
    Signed: { index: 1, value: AccountId },
    None: { index: 2 },
    Authorized: { index: 3 },
  },
  { path: 'frame_support::dispatch::RawOrigin', params: [['AccountId', AccountId]] },
)

/** `node_subtensor_runtime::OriginCaller`, of whose pallets only System is simulated. */
export const OriginCaller = variants(
  { system: { index: 0, value: RawOrigin } },
  { path: 'node_subtensor_runtime::OriginCaller' },
)

/** The origin that an argument names. @throws {DispatchFailure} BadOrigin for one that nothing here makes. */
export function originOf({ value }: ValueOf<typeof OriginCaller>): Origin {
  switch (value.type) {
    case 'Root':
      return ROOT
    case 'Signed':
      return signed(value.value)
    case 'None':
      return NONE
    case 'Authorized':
      return fail(BadOrigin)
  }
}
