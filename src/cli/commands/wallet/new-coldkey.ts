import { keystoreOf } from '../../accounts.ts'
import { defineCommand } from '../../command.ts'
import { NEW_KEY_ARGS } from '../../keys/args.ts'
import { newWalletName } from './names.ts'
import { makeKey } from './new-key.ts'
import { renderKey } from './show.ts'

export const command = defineCommand({
  args: NEW_KEY_ARGS,
  examples: ['dtao wallet new-coldkey --wallet alice --n-words 24'],
  async run(ctx, args) {
    const name = { wallet: await newWalletName(ctx) }
    const coldkey = await makeKey(ctx, name, args.noPassword !== true, args)
    return { wallet: name.wallet, path: keystoreOf(ctx).root, coldkey }
  },
  render: ({ coldkey }, ui) => renderKey('Coldkey', coldkey, ui),
  json: (result) => result,
})
