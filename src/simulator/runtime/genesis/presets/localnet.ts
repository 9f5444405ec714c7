import { DEV } from '../dev-accounts.ts'
import type { Preset } from '../preset.ts'

const MILLION = 1_000_000_000_000_000n
const TWO_THOUSAND = 2_000_000_000_000n

/** What upstream's localnet begins with (node/src/chain_spec/localnet.rs, pallets/subtensor/src/macros/genesis.rs). */
export const localnet: Preset = {
  sudo: DEV.alice,
  author: DEV.one,
  balances: [
    [DEV.alice, MILLION],
    [DEV.bob, MILLION],
    [DEV.charlie, MILLION],
    [DEV.dave, TWO_THOUSAND],
    [DEV.eve, TWO_THOUSAND],
    [DEV.ferdie, TWO_THOUSAND],
    [DEV.one, TWO_THOUSAND],
    [DEV.two, TWO_THOUSAND],
    [DEV.three, TWO_THOUSAND],
    // The accounts of the Ethereum development keys Alith and Baltathar.
    ['0xa02a00e549cb104f710d3fe6f2f83e91524d2a40c4ed831658a120883077f9a9', TWO_THOUSAND],
    ['0xcaf8959d3c25429e5797758aa16e326839c744a374c3157fdad86e65458f6c59', TWO_THOUSAND],
  ],
  rootOwner: { coldkey: DEV.alice, hotkey: DEV.aliceHotkey },
  unownedSubnet: true,
  relaxed: true,
  subnets: [],
  rootValidators: [],
}
