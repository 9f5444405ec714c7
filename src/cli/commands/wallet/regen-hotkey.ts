import { keystoreOf } from '../../accounts.ts'
import { defineCommand } from '../../command.ts'
import { NO_PASSWORD, OVERWRITE, PASSWORD_ARGS } from '../../keys/args.ts'
import { writeKey } from '../../keys/write.ts'
import { newHotkeyName, newWalletName } from './names.ts'
import { regenerate, SOURCE_ARGS } from './regen-source.ts'
import { renderKey } from './show.ts'

export const command = defineCommand({
  args: { ...SOURCE_ARGS, ...PASSWORD_ARGS, noPassword: NO_PASSWORD, overwrite: OVERWRITE },
  description:
    'Without a source it asks for the mnemonic; the words are not shown while they are typed.',
  examples: ['dtao wallet regen-hotkey --wallet alice --hotkey miner --seed - < seed.hex'],
  async run(ctx, args) {
    const keystore = keystoreOf(ctx)
    const name = { wallet: await newWalletName(ctx), hotkey: await newHotkeyName(ctx) }
    const keypair = await regenerate(ctx, args)
    const encrypt = args.noPassword === false
    const { overwrite } = args
    const hotkey = await writeKey(ctx, { name, keypair, encrypt }, { keystore, overwrite, args })
    return { wallet: name.wallet, path: keystore.root, hotkey }
  },
  render: ({ hotkey }, ui) => renderKey('Hotkey', hotkey, ui),
  json: (result) => result,
})
