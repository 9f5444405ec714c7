import { InvalidNameError } from '../../../../errors/wallet.ts'
import { checkAddress, looksLikeAddress } from '../../../accounts.ts'
import { addressBook } from '../../../address-book.ts'
import { option, requiredPosition } from '../../../args.ts'
import { defineCommand } from '../../../command.ts'
import { text } from '../../../values.ts'

export const command = defineCommand({
  args: {
    name: requiredPosition({ name: 'name', help: 'name for the address', parse: text }),
    address: requiredPosition({ name: 'address', help: 'the address', parse: text }),
    note: option({ flags: ['--note'], value: 'text', help: 'a note to yourself', parse: text }),
  },
  description: 'The name can then be used wherever an address is asked for.',
  examples: ['dtao wallet address add exchange 5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY'],
  async run(ctx, { name, address: text, note }) {
    if (looksLikeAddress(name))
      throw new InvalidNameError('A name cannot look like an address: it would be taken for one.', {
        details: { name },
      })
    const address = await checkAddress(text)
    const book = addressBook(ctx)
    const current = book.find(name)
    if (current !== undefined && current !== address)
      await ctx.confirm(`Replace ${name} (${current}) by ${address}?`)
    if (!ctx.flags.dryRun) book.add({ name, address, ...(note === undefined ? {} : { note }) })
    return { name, address, note: note ?? null, replaced: current ?? null }
  },
  render: ({ name, address }, ui) => ui.print(`${name}  ${address}`),
  json: (result) => result,
})
