import { requiredPosition, requiredWords } from '../../../args.ts'
import { defineCommand } from '../../../command.ts'
import { text } from '../../../values.ts'
import { blockJson, openDrive, settle } from '../drive.ts'
import { storageWrite } from './storage-write.ts'

export const command = defineCommand({
  args: {
    item: requiredPosition({
      name: 'item',
      help: 'Pallet.Item as metadata names it, or a raw key in hex',
      parse: text,
    }),
    words: requiredWords({
      name: 'value',
      help: 'the keys of a map, then what it shall hold: a number, an address, hex, JSON, or null for nothing',
      parse: text,
    }),
  },
  description:
    'Sets one storage value in a block of its own, past every rule of the chain. Fields that a value leaves out are zero.',
  examples: [
    'dtao devnet set storage SubtensorModule.Tempo 1 10',
    'dtao devnet set storage System.Account 5F… \'{"nonce":3,"data":{"free":5}}\'',
    'dtao devnet set storage 0x26aa… 0x01000000',
  ],
  async run(ctx, { item, words }) {
    const write = storageWrite(item, words)
    const drive = await openDrive(ctx)
    const done = !ctx.flags.dryRun
    if (done) await drive.call('dev_setStorage', write.param)
    return { item, write, block: await settle(ctx, drive), done }
  },
  render({ item, write, block, done }, ui) {
    const name = [item, ...write.keys.map((key) => JSON.stringify(key))].join(' ')
    const held = write.value === null ? 'is removed' : `holds ${JSON.stringify(write.value)}`
    ui.print(done ? `${name} ${held} since block ${block.number}.` : `${name}: then it ${held}.`)
  },
  json: ({ item, write, block, done }) => ({
    dryRun: !done,
    item,
    keys: write.keys,
    value: write.value,
    block: blockJson(block),
  }),
})
