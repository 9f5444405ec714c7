import { unit, variants } from '../../../../codec/index.ts'
import { DispatchErrorCodec } from '../../../frame/dispatch-error.ts'

/** What became of a call: `Ok`, or why it failed. */
export const DispatchResult = variants(
  { Ok: { index: 0, value: unit }, Err: { index: 1, value: DispatchErrorCodec } },
  {
    path: 'Result',
    params: [
      ['T', unit],
      ['E', DispatchErrorCodec],
    ],
  },
)
