import { keystoreOf } from '../../accounts.ts'
import { defineCommand } from '../../command.ts'
import { NO_PASSWORD, OVERWRITE, PASSWORD_ARGS } from '../../keys/args.ts'
import { writeKey } from '../../keys/write.ts'
import { newWalletName } from './names.ts'
import { regenerate, SOURCE_ARGS } from './regen-source.ts'
import { renderKey } from './show.ts'

export const command = defineCommand({
  args: { ...SOURCE_ARGS, ...PASSWORD_ARGS, noPassword: NO_PASSWORD, overwrite: OVERWRITE },
  description:
    'Without a source it asks for the mnemonic; the words are not shown while they are typed.',
  examples: [
    'dtao wallet regen-coldkey --wallet alice',
    'pass show alice | dtao wallet regen-coldkey --wallet alice --mnemonic -',
  ],
  async run(ctx, args) {
    const keystore = keystoreOf(ctx)
    const name = { wallet: await newWalletName(ctx) }
    const keypair = await regenerate(ctx, args)
    const encrypt = args.noPassword !== true
    const { overwrite } = args
    const coldkey = await writeKey(ctx, { name, keypair, encrypt }, { keystore, overwrite, args })
    return { wallet: name.wallet, path: keystore.root, coldkey }
  },
  render: ({ coldkey }, ui) => renderKey('Coldkey', coldkey, ui),
  json: (result) => result,
})
