import type { RunnableCommand } from './command.ts'

/** One line of the command table. The module is loaded when the command runs, and not before. */
export interface CommandEntry {
  /** The words that name it: `stake add`. */
  readonly path: string
  /** Other verbs for it in the same group. */
  readonly aliases?: readonly string[]
  readonly summary: string
  readonly load: () => Promise<{ readonly command: RunnableCommand }>
}

export interface GroupEntry {
  readonly name: string
  readonly aliases: readonly string[]
  readonly summary: string
}

/** The groups, with btcli's short forms. */
export const GROUPS: readonly GroupEntry[] = [
  { name: 'stake', aliases: ['st'], summary: 'Stake, unstake, quote, and see positions' },
  {
    name: 'subnets',
    aliases: ['s', 'subnet'],
    summary: 'See, create, start and join subnets',
  },
  { name: 'wallet', aliases: ['w', 'wallets'], summary: 'Keys, balances and transfers' },
  {
    name: 'emission',
    aliases: ['em'],
    summary: 'How TAO reaches subnets: Root, STAO and Dynamic TAO',
  },
  { name: 'devnet', aliases: [], summary: 'A chain of your own to try everything on' },
  { name: 'config', aliases: ['c', 'conf'], summary: 'Read and change the settings' },
]

/** Every command; a new one is a file below `commands/` and a line here. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    path: 'quickstart',
    summary: 'Stake and unstake on a chain of your own, and see where every rao went',
    load: () => import('./commands/quickstart/index.ts'),
  },
  {
    path: 'stake add',
    summary: "Buy a subnet's token with TAO and stake it to a hotkey",
    load: () => import('./commands/stake/add.ts'),
  },
  {
    path: 'stake remove',
    summary: "Sell staked tokens to the subnet's pool for TAO",
    load: () => import('./commands/stake/remove.ts'),
  },
  {
    path: 'stake list',
    aliases: ['show'],
    summary: 'Show the positions of a coldkey and what they are worth',
    load: () => import('./commands/stake/list.ts'),
  },
  {
    path: 'stake quote',
    summary: 'Show what a trade would give, without making it',
    load: () => import('./commands/stake/quote.ts'),
  },
  {
    path: 'emission compare',
    summary: 'Run the same people and stakes through every emission regime',
    load: () => import('./commands/emission/compare.ts'),
  },
  {
    path: 'emission ledger',
    summary: "Show where every unit of a subnet's token came from and where it is",
    load: () => import('./commands/emission/ledger.ts'),
  },
  {
    path: 'wallet create',
    summary: 'Make a coldkey and a hotkey, whichever is missing',
    load: () => import('./commands/wallet/create.ts'),
  },
  {
    path: 'wallet new-coldkey',
    aliases: ['new_coldkey'],
    summary: 'Make a coldkey',
    load: () => import('./commands/wallet/new-coldkey.ts'),
  },
  {
    path: 'wallet new-hotkey',
    aliases: ['new_hotkey'],
    summary: 'Make a hotkey in a wallet',
    load: () => import('./commands/wallet/new-hotkey.ts'),
  },
  {
    path: 'wallet regen-coldkey',
    aliases: ['regen_coldkey'],
    summary: 'Restore a coldkey from its mnemonic, seed, private key or keystore',
    load: () => import('./commands/wallet/regen-coldkey.ts'),
  },
  {
    path: 'wallet regen-coldkeypub',
    aliases: ['regen_coldkeypub'],
    summary: 'Write the public half of a coldkey: a watch-only wallet',
    load: () => import('./commands/wallet/regen-coldkeypub.ts'),
  },
  {
    path: 'wallet regen-hotkey',
    aliases: ['regen_hotkey'],
    summary: 'Restore a hotkey from its mnemonic, seed, private key or keystore',
    load: () => import('./commands/wallet/regen-hotkey.ts'),
  },
  {
    path: 'wallet regen-hotkeypub',
    aliases: ['regen_hotkeypub'],
    summary: 'Write the public half of a hotkey',
    load: () => import('./commands/wallet/regen-hotkeypub.ts'),
  },
  {
    path: 'wallet list',
    aliases: ['ls'],
    summary: 'Show wallets, hotkeys and addresses',
    load: () => import('./commands/wallet/list.ts'),
  },
  {
    path: 'wallet inspect',
    aliases: ['show'],
    summary: 'Show how the keys of a wallet are kept, and what is wrong',
    load: () => import('./commands/wallet/inspect.ts'),
  },
  {
    path: 'wallet passwd',
    aliases: ['change-password'],
    summary: 'Change the password of a key',
    load: () => import('./commands/wallet/passwd.ts'),
  },
  {
    path: 'wallet import',
    summary: 'Take a key from a polkadot-js keystore or another keyfile',
    load: () => import('./commands/wallet/import.ts'),
  },
  {
    path: 'wallet export',
    summary: 'Write a polkadot-js keystore, or show the mnemonic',
    load: () => import('./commands/wallet/export.ts'),
  },
  {
    path: 'wallet unlock',
    summary: 'Let an agent hold the coldkey for a while',
    load: () => import('./commands/wallet/unlock.ts'),
  },
  {
    path: 'wallet lock',
    summary: 'Make the agent forget',
    load: () => import('./commands/wallet/lock.ts'),
  },
  {
    path: 'wallet agent',
    summary: 'The process that holds an unlocked key; `wallet unlock` starts it',
    load: () => import('./commands/wallet/agent.ts'),
  },
  {
    path: 'wallet sign',
    summary: 'Sign a message',
    load: () => import('./commands/wallet/sign.ts'),
  },
  {
    path: 'wallet verify',
    summary: 'Check the signature of a message',
    load: () => import('./commands/wallet/verify.ts'),
  },
  {
    path: 'wallet encrypt',
    summary: 'Encrypt a message for an ed25519 key',
    load: () => import('./commands/wallet/encrypt.ts'),
  },
  {
    path: 'wallet decrypt',
    summary: 'Decrypt a message with an ed25519 key',
    load: () => import('./commands/wallet/decrypt.ts'),
  },
  {
    path: 'wallet address add',
    aliases: ['addresses add'],
    summary: 'Give a name to an address',
    load: () => import('./commands/wallet/address/add.ts'),
  },
  {
    path: 'wallet address list',
    aliases: ['addresses list', 'addresses'],
    summary: 'Show the address book',
    load: () => import('./commands/wallet/address/list.ts'),
  },
  {
    path: 'wallet address remove',
    aliases: ['address rm', 'addresses remove'],
    summary: 'Remove a name from the address book',
    load: () => import('./commands/wallet/address/remove.ts'),
  },
  {
    path: 'subnets list',
    summary: 'Show every subnet: price, depth, emission',
    load: () => import('./commands/subnets/list.ts'),
  },
  {
    path: 'subnets show',
    aliases: ['metagraph'],
    summary: 'Show one subnet with its neurons and the depth of its pool',
    load: () => import('./commands/subnets/show.ts'),
  },
  {
    path: 'subnets create',
    summary: 'Create a subnet of your own',
    load: () => import('./commands/subnets/create.ts'),
  },
  {
    path: 'subnets register',
    summary: 'Register a hotkey on a subnet',
    load: () => import('./commands/subnets/register.ts'),
  },
  {
    path: 'subnets start',
    summary: 'Start the emission and the trade of a subnet that you own',
    load: () => import('./commands/subnets/start.ts'),
  },
  {
    path: 'wallet balance',
    summary: 'Show what coldkeys hold, free and staked',
    load: () => import('./commands/wallet/balance.ts'),
  },
  {
    path: 'wallet transfer',
    summary: 'Send TAO to another account',
    load: () => import('./commands/wallet/transfer.ts'),
  },
  {
    path: 'wallet associate-hotkey',
    aliases: ['associate_hotkey'],
    summary: 'Tell the chain that a hotkey is yours',
    load: () => import('./commands/wallet/associate-hotkey.ts'),
  },
  {
    path: 'wallet get-identity',
    aliases: ['get_identity'],
    summary: 'Show what a coldkey says of itself',
    load: () => import('./commands/wallet/get-identity.ts'),
  },
  {
    path: 'wallet set-identity',
    aliases: ['set_identity'],
    summary: 'Say who a coldkey is, for all to see',
    load: () => import('./commands/wallet/set-identity.ts'),
  },
  {
    path: 'wallet overview',
    summary: 'Show where the hotkeys of a wallet are registered and how they do',
    load: () => import('./commands/wallet/overview.ts'),
  },
  {
    path: 'wallet swap-hotkey',
    aliases: ['swap_hotkey'],
    summary: 'Put a hotkey in the place of another',
    load: () => import('./commands/wallet/swap-hotkey.ts'),
  },
  {
    path: 'devnet up',
    summary: 'Bring a local chain up: Subtensor in Docker, or the simulator',
    load: () => import('./commands/devnet/up.ts'),
  },
  {
    path: 'devnet down',
    summary: 'End the devnet; with --volumes forget its chain',
    load: () => import('./commands/devnet/down.ts'),
  },
  {
    path: 'devnet start',
    summary: 'Serve the embedded chain to every tool that speaks Substrate',
    load: () => import('./commands/devnet/start.ts'),
  },
  {
    path: 'devnet stop',
    summary: 'Stop the devnet that runs in the background',
    load: () => import('./commands/devnet/stop.ts'),
  },
  {
    path: 'devnet status',
    summary: 'Show whether a devnet runs, where, and how far it is',
    load: () => import('./commands/devnet/status.ts'),
  },
  {
    path: 'devnet reset',
    summary: 'Take the chain back to its beginning',
    load: () => import('./commands/devnet/reset.ts'),
  },
  {
    path: 'devnet logs',
    summary: 'Show what happened on the devnet',
    load: () => import('./commands/devnet/logs.ts'),
  },
  {
    path: 'devnet fund',
    summary: 'Give TAO of a devnet to an account',
    load: () => import('./commands/devnet/fund.ts'),
  },
  {
    path: 'config show',
    aliases: ['list'],
    summary: 'Show every setting and who set it',
    load: () => import('./commands/config/show.ts'),
  },
  {
    path: 'config get',
    summary: 'Print one setting',
    load: () => import('./commands/config/get.ts'),
  },
  {
    path: 'config set',
    summary: 'Write a setting to the configuration file',
    load: () => import('./commands/config/set.ts'),
  },
  {
    path: 'config unset',
    aliases: ['clear'],
    summary: 'Remove a setting from the configuration file',
    load: () => import('./commands/config/unset.ts'),
  },
  {
    path: 'config path',
    summary: 'Print where the configuration file is',
    load: () => import('./commands/config/path.ts'),
  },
]
