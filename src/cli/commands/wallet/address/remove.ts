import { addressBook } from '../../../address-book.ts'
import { requiredPosition } from '../../../args.ts'
import { defineCommand } from '../../../command.ts'
import { text } from '../../../values.ts'

export const command = defineCommand({
  args: { name: requiredPosition({ name: 'name', help: 'name of the entry', parse: text }) },
  async run(ctx, { name }) {
    const book = addressBook(ctx)
    const found = book.find(name)
    if (ctx.flags.dryRun && found !== undefined) return { name, address: found }
    const { address } = book.remove(name)
    return { name, address }
  },
  render: ({ name, address }, ui) => ui.print(`Removed ${name}  ${address}`),
  json: (result) => result,
})
