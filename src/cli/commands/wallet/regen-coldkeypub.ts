import { defineCommand } from '../../command.ts'
import { newWalletName } from './names.ts'
import { PUBLIC_ARGS, regeneratePublic } from './regen-public.ts'

export const command = defineCommand({
  args: PUBLIC_ARGS,
  description:
    'A wallet that has only this file is watch-only: it can show everything and sign nothing. Where the coldkey is here and this file is missing, no address is needed: it is that of the coldkey.',
  examples: ['dtao wallet regen-coldkeypub --wallet watched --ss58 5Grwva…'],
  run: async (ctx, args) => regeneratePublic(ctx, { wallet: await newWalletName(ctx) }, args),
  render: ({ wallet, address }, ui) => ui.print(`Coldkey ${wallet}  ${address}`),
  json: (result) => result,
})
