import { defineCommand } from '../../command.ts'
import { newHotkeyName, newWalletName } from './names.ts'
import { PUBLIC_ARGS, regeneratePublic } from './regen-public.ts'

export const command = defineCommand({
  args: PUBLIC_ARGS,
  examples: ['dtao wallet regen-hotkeypub --wallet alice --hotkey miner --ss58 5Grwva…'],
  run: async (ctx, args) =>
    regeneratePublic(
      ctx,
      { wallet: await newWalletName(ctx), hotkey: await newHotkeyName(ctx) },
      args,
    ),
  render: ({ hotkey = '', address }, ui) => ui.print(`Hotkey  ${hotkey}  ${address}`),
  json: (result) => result,
})
