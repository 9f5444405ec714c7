import { addressBook } from '../../../address-book.ts'
import { requiredPosition } from '../../../args.ts'
import { defineCommand } from '../../../command.ts'
import { text } from '../../../values.ts'

export const command = defineCommand({
  args: { name: requiredPosition({ name: 'name', help: 'name of the entry', parse: text }) },
  async run(ctx, { name }) {
    const book = addressBook(ctx)
    const found = book.find(name)
    if (ctx.flags.dryRun && found !== undefined) return { name, address: found, dryRun: true }
    const { address } = book.remove(name)
    return { name, address, dryRun: false }
  },
  render: ({ name, address, dryRun }, ui) =>
    ui.print(`${dryRun ? 'Would remove' : 'Removed'} ${name}  ${address}`),
  json: ({ name, address }) => ({ name, address }),
})
