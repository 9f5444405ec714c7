import { amountJson, parseRao } from '../../../../amounts.ts'
import { accountNamed, accountText } from '../../../accounts.ts'
import { requiredPosition } from '../../../args.ts'
import { defineCommand } from '../../../command.ts'
import { money } from '../../../present/money.ts'
import { text } from '../../../values.ts'
import { blockJson, openDrive, settle } from '../drive.ts'

export const command = defineCommand({
  args: {
    account: requiredPosition({ name: 'account', help: 'a wallet or an address', parse: text }),
    amount: requiredPosition({
      name: 'amount',
      help: 'the free balance that it shall have: 100, 0.5tao, 250000rao',
      parse: (value) => parseRao(value, { token: 'tao' }),
    }),
  },
  description:
    'Sets the free balance of an account in a block of its own, and the issuance with it. `devnet fund` gives by a transfer instead.',
  examples: ['dtao devnet set balance alice 1000', 'dtao devnet set balance 5F… 0'],
  async run(ctx, { account, amount }) {
    const to = await accountNamed(ctx, account)
    const drive = await openDrive(ctx)
    const done = !ctx.flags.dryRun
    if (done) await drive.call('dev_setBalance', to.address, String(amount))
    return { to, amount, block: await settle(ctx, drive), done }
  },
  render({ to, amount, block, done }, ui) {
    const { glyphs, out } = ui.theme
    const who = accountText(to)
    const what = `${who} ${done ? 'has' : 'would have'} ${out.good(money(amount, 0, glyphs))}`
    ui.print(done ? `${what} since block ${block.number}.` : `${what}.`)
  },
  json: ({ to, amount, block, done }) => ({
    dryRun: !done,
    wallet: to.wallet ?? null,
    coldkey: to.address,
    free: amountJson(amount),
    block: blockJson(block),
  }),
})
