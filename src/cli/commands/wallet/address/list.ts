import { addressBook } from '../../../address-book.ts'
import { defineCommand } from '../../../command.ts'

export const command = defineCommand({
  args: {},
  async run(ctx) {
    const book = addressBook(ctx)
    return { path: book.path, addresses: book.list() }
  },
  render({ addresses }, ui) {
    ui.table({
      columns: [{ title: 'NAME' }, { title: 'ADDRESS', least: 13 }, { title: 'NOTE', rank: 1 }],
      rows: addresses.map(({ name, address, note }) => [name, address, note ?? '']),
      empty: 'The address book is empty: `dtao wallet address add` fills it.',
    })
  },
  json: ({ path, addresses }) => ({
    path,
    addresses: addresses.map(({ name, address, note }) => ({ name, address, note: note ?? null })),
  }),
})
