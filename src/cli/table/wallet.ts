import type { CommandEntry } from './entry.ts'

/** The commands of `dtao wallet`. */
export const WALLET: readonly CommandEntry[] = [
  {
    path: 'wallet create',
    summary: 'Make a coldkey and a hotkey, whichever is missing',
    load: () => import('../commands/wallet/create.ts'),
  },
  {
    path: 'wallet new-coldkey',
    aliases: ['new_coldkey'],
    summary: 'Make a coldkey',
    load: () => import('../commands/wallet/new-coldkey.ts'),
  },
  {
    path: 'wallet new-hotkey',
    aliases: ['new_hotkey'],
    summary: 'Make a hotkey in a wallet',
    load: () => import('../commands/wallet/new-hotkey.ts'),
  },
  {
    path: 'wallet regen-coldkey',
    aliases: ['regen_coldkey'],
    summary: 'Restore a coldkey from its mnemonic, seed, private key or keystore',
    load: () => import('../commands/wallet/regen-coldkey.ts'),
  },
  {
    path: 'wallet regen-coldkeypub',
    aliases: ['regen_coldkeypub'],
    summary: 'Write the public half of a coldkey: a watch-only wallet',
    load: () => import('../commands/wallet/regen-coldkeypub.ts'),
  },
  {
    path: 'wallet regen-hotkey',
    aliases: ['regen_hotkey'],
    summary: 'Restore a hotkey from its mnemonic, seed, private key or keystore',
    load: () => import('../commands/wallet/regen-hotkey.ts'),
  },
  {
    path: 'wallet regen-hotkeypub',
    aliases: ['regen_hotkeypub'],
    summary: 'Write the public half of a hotkey',
    load: () => import('../commands/wallet/regen-hotkeypub.ts'),
  },
  {
    path: 'wallet list',
    aliases: ['ls'],
    summary: 'Show wallets, hotkeys and addresses',
    load: () => import('../commands/wallet/list.ts'),
  },
  {
    path: 'wallet inspect',
    aliases: ['show'],
    summary: 'Show how the keys of a wallet are kept, and what is wrong',
    load: () => import('../commands/wallet/inspect.ts'),
  },
  {
    path: 'wallet passwd',
    aliases: ['change-password'],
    summary: 'Change the password of a key',
    load: () => import('../commands/wallet/passwd.ts'),
  },
  {
    path: 'wallet import',
    summary: 'Take a key from a polkadot-js keystore or another keyfile',
    load: () => import('../commands/wallet/import.ts'),
  },
  {
    path: 'wallet export',
    summary: 'Write a polkadot-js keystore, or show the mnemonic',
    load: () => import('../commands/wallet/export.ts'),
  },
  {
    path: 'wallet unlock',
    summary: 'Let an agent hold the coldkey for a while',
    load: () => import('../commands/wallet/unlock.ts'),
  },
  {
    path: 'wallet lock',
    summary: 'Make the agent forget',
    load: () => import('../commands/wallet/lock.ts'),
  },
  {
    path: 'wallet agent',
    summary: 'The process that holds an unlocked key; `wallet unlock` starts it',
    load: () => import('../commands/wallet/agent.ts'),
  },
  {
    path: 'wallet sign',
    summary: 'Sign a message',
    load: () => import('../commands/wallet/sign.ts'),
  },
  {
    path: 'wallet verify',
    summary: 'Check the signature of a message',
    load: () => import('../commands/wallet/verify.ts'),
  },
  {
    path: 'wallet encrypt',
    summary: 'Encrypt a message for an ed25519 key',
    load: () => import('../commands/wallet/encrypt.ts'),
  },
  {
    path: 'wallet decrypt',
    summary: 'Decrypt a message with an ed25519 key',
    load: () => import('../commands/wallet/decrypt.ts'),
  },
  {
    path: 'wallet address add',
    aliases: ['addresses add'],
    summary: 'Give a name to an address',
    load: () => import('../commands/wallet/address/add.ts'),
  },
  {
    path: 'wallet address list',
    aliases: ['addresses list', 'addresses'],
    summary: 'Show the address book',
    load: () => import('../commands/wallet/address/list.ts'),
  },
  {
    path: 'wallet address remove',
    aliases: ['address rm', 'addresses remove'],
    summary: 'Remove a name from the address book',
    load: () => import('../commands/wallet/address/remove.ts'),
  },
  {
    path: 'wallet balance',
    summary: 'Show what coldkeys hold, free and staked',
    load: () => import('../commands/wallet/balance.ts'),
  },
  {
    path: 'wallet transfer',
    summary: 'Send TAO to another account',
    load: () => import('../commands/wallet/transfer.ts'),
  },
  {
    path: 'wallet associate-hotkey',
    aliases: ['associate_hotkey'],
    summary: 'Tell the chain that a hotkey is yours',
    load: () => import('../commands/wallet/associate-hotkey.ts'),
  },
  {
    path: 'wallet get-identity',
    aliases: ['get_identity'],
    summary: 'Show what a coldkey says of itself',
    load: () => import('../commands/wallet/get-identity.ts'),
  },
  {
    path: 'wallet set-identity',
    aliases: ['set_identity'],
    summary: 'Say who a coldkey is, for all to see',
    load: () => import('../commands/wallet/set-identity.ts'),
  },
  {
    path: 'wallet overview',
    summary: 'Show where the hotkeys of a wallet are registered and how they do',
    load: () => import('../commands/wallet/overview.ts'),
  },
  {
    path: 'wallet swap-hotkey',
    aliases: ['swap_hotkey'],
    summary: 'Put a hotkey in the place of another',
    load: () => import('../commands/wallet/swap-hotkey.ts'),
  },
]
