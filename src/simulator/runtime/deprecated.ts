/** What upstream declares still, and marks as deprecated: calls, events and storage items by pallet. */
export const DEPRECATED: Readonly<Record<string, readonly string[]>> = {
  SubtensorModule: [
    'swap_hotkey',
    'schedule_swap_coldkey',
    'MaxWeightLimitSet',
    'LastTxBlock',
    'LastTxBlockChildKeyTake',
    'LastTxBlockDelegateTake',
  ],
  Swap: ['modify_position', 'disable_lp'],
  Preimage: ['StatusFor'],
}
