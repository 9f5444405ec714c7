import { readRoot } from '../../../chain/root.ts'
import { lookAt, openChain } from '../../chain.ts'
import { defineCommand } from '../../command.ts'
import { renderValidators, rootJson } from '../../present/root.ts'

export const command = defineCommand({
  args: {},
  description:
    'Power is the TAO delegated to a validator, as its part of all that is delegated to those who sit on root.',
  examples: ['dtao root list', 'dtao root list --json'],
  async run(ctx) {
    return await readRoot(await lookAt(ctx, await openChain(ctx)))
  },
  render: renderValidators,
  json: rootJson,
})
