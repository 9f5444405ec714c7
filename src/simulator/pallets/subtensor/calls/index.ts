import type { Call } from '../../../frame/pallet.ts'

/** Every call of the pallet, one list a family. */
export const calls: readonly Call[] = []
