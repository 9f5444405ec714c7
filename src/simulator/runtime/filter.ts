import type { RuntimeCall } from '../frame/pallet.ts'

const BATCHES = new Set(['batch', 'batch_all', 'force_batch'])

function isBatch(call: RuntimeCall): boolean {
  return call.pallet === 'Utility' && BATCHES.has(call.name)
}

/** Refuses a batch directly inside a batch (runtime/src/lib.rs, `NoNestingCallFilter`). */
export function noNestedBatches(call: RuntimeCall): boolean {
  if (!isBatch(call)) return true
  const { calls } = call.args as { readonly calls: readonly RuntimeCall[] }
  return !calls.some(isBatch)
}
