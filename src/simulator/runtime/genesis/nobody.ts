import type { AccountId } from '../../../crypto/index.ts'

/** The account of all zeros, which upstream uses where there is no owner. */
export const NOBODY: AccountId = `0x${'0'.repeat(64)}`
