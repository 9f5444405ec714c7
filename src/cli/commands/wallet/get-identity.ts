import { readIdentity } from '../../../chain/identity.ts'
import { accountNamed, accountText, chooseWallet, coldkeyOf } from '../../accounts.ts'
import { option, position } from '../../args.ts'
import { lookAt, openChain } from '../../chain.ts'
import { defineCommand } from '../../command.ts'
import { fieldLines } from '../../present/fields.ts'
import { identityFields, identityJson } from '../../present/identity.ts'
import { text } from '../../values.ts'

export const command = defineCommand({
  args: {
    account: position({ name: 'account', help: 'a wallet or an address', parse: text }),
    coldkey: option({
      flags: ['--ss58', '--coldkey-ss58', '--coldkey', '-k'],
      value: 'address',
      help: 'any coldkey by its address',
      parse: text,
    }),
  },
  description: 'Shows what a coldkey says of itself. Nobody checks that it is true.',
  examples: [
    'dtao wallet get-identity --wallet alice',
    'dtao wallet get-identity --ss58 5F… --json',
  ],
  async run(ctx, args) {
    const named = args.coldkey ?? args.account
    const coldkey =
      named === undefined
        ? await coldkeyOf(ctx, await chooseWallet(ctx))
        : await accountNamed(ctx, named)
    const view = await lookAt(ctx, await openChain(ctx))
    return { coldkey, identity: await readIdentity(view, coldkey.address) }
  },
  render({ coldkey, identity }, ui) {
    const who = accountText(coldkey)
    const said = identity === undefined ? [] : identityFields(identity)
    ui.print(fieldLines([['Coldkey', who], ...said], ui.theme.out))
    if (said.length === 0) ui.note('It has set no identity: `dtao wallet set-identity` does.')
  },
  json: ({ coldkey, identity }) => ({
    wallet: coldkey.wallet ?? null,
    coldkey: coldkey.address,
    identity: identityJson(identity),
  }),
})
