import { DEV } from '../dev-accounts.ts'
import type { Preset } from '../preset.ts'

/** Root and a key that may do anything: the rest is for whoever starts the chain to make. */
export const empty: Preset = {
  sudo: DEV.alice,
  author: DEV.one,
  balances: [[DEV.alice, 1_000_000_000_000_000n]],
  subnets: [],
  rootValidators: [],
}
