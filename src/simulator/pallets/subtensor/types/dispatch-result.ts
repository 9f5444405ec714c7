/** What became of a call: `Ok`, or why it failed. */
export { DispatchResultCodec as DispatchResult } from '../../../frame/dispatch-error.ts'
