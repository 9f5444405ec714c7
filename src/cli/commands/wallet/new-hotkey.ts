import { keystoreOf } from '../../accounts.ts'
import { defineCommand } from '../../command.ts'
import { NEW_KEY_ARGS } from '../../keys/args.ts'
import { newHotkeyName, newWalletName } from './names.ts'
import { makeKey } from './new-key.ts'
import { renderKey } from './show.ts'

export const command = defineCommand({
  args: NEW_KEY_ARGS,
  description:
    'Hotkeys are not encrypted unless --use-password says so, since miners and validators sign unattended.',
  examples: ['dtao wallet new-hotkey --wallet alice --hotkey miner'],
  async run(ctx, args) {
    const name = { wallet: await newWalletName(ctx), hotkey: await newHotkeyName(ctx) }
    const hotkey = await makeKey(ctx, name, args.noPassword === false, args)
    return { wallet: name.wallet, path: keystoreOf(ctx).root, hotkey }
  },
  render: ({ hotkey }, ui) => renderKey('Hotkey', hotkey, ui),
  json: (result) => result,
})
