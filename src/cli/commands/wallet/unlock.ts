import { amountJson, parseAmount } from '../../../amounts.ts'
import { UsageError } from '../../../errors/base.ts'
import { findAgent } from '../../../wallet/agent/client.ts'
import { type AgentPolicy, allowedCall } from '../../../wallet/agent/policy.ts'
import { spawnAgent } from '../../../wallet/agent/process.ts'
import { chooseWallet, keystoreOf } from '../../accounts.ts'
import { list, option } from '../../args.ts'
import { defineCommand } from '../../command.ts'
import { agentDirectory, spanOf } from '../../keys/agent.ts'
import { PASSWORD_ARGS } from '../../keys/args.ts'
import { openKey } from '../../keys/passwords.ts'
import { duration } from './duration.ts'

const DEFAULT_SPAN = 15 * 60_000

export const command = defineCommand({
  args: {
    for: option({
      flags: ['--for'],
      value: 'span',
      help: 'how long, such as 15m (the default), 2h or 1d',
      parse: duration,
    }),
    limit: option({
      flags: ['--limit'],
      value: 'amount',
      help: 'amounts above this need a yes at a terminal',
      parse: limitOf,
    }),
    allow: list({
      flags: ['--allow'],
      value: 'calls',
      help: 'sign these calls only, such as add_stake_limit,remove_stake_limit',
      parse: allowedCall,
    }),
    ...PASSWORD_ARGS,
  },
  description:
    'Starts an agent that holds the coldkey in a process of its own, so that commands need no password until the time is over or `wallet lock`.',
  examples: [
    'dtao wallet unlock --wallet alice --for 1h',
    'dtao wallet unlock --wallet alice --limit 10 --allow add_stake_limit',
  ],
  async run(ctx, args) {
    const keystore = keystoreOf(ctx)
    const wallet = await chooseWallet(ctx)
    const keypair = await openKey(ctx, keystore, { wallet }, args)
    const directory = agentDirectory(ctx)
    const previous = await findAgent(directory, keypair.account)
    await previous?.lock()
    previous?.close()
    const policy: AgentPolicy = {
      until: Date.now() + (args.for ?? DEFAULT_SPAN),
      ...(args.allow.length === 0 ? {} : { allow: args.allow }),
      ...(args.limit === undefined ? {} : { limit: args.limit }),
    }
    const script = process.argv[1] ?? ''
    await spawnAgent([process.execPath, script, 'wallet', 'agent'], {
      directory,
      label: `wallet ${wallet}`,
      keypair,
      policy,
    })
    return {
      wallet,
      address: keypair.address,
      until: new Date(policy.until).toISOString(),
      allow: policy.allow ?? null,
      limit: policy.limit === undefined ? null : amountJson(policy.limit),
    }
  },
  render({ wallet, address, until, allow, limit }, ui) {
    const span = spanOf(Date.parse(until) - Date.now())
    ui.print(`Unlocked ${wallet}  ${address}  for ${span}`)
    ui.note(
      allow === null ? 'The agent signs every call.' : `The agent signs ${allow.join(', ')} only.`,
    )
    if (limit !== null) ui.note(`Amounts above ${limit.value} need a yes at a terminal.`)
    ui.note('`dtao wallet lock` ends it.')
  },
  json: (result) => result,
})

function limitOf(text: string): bigint {
  const amount = parseAmount(text, { label: 'limit', allowZero: true })
  if (amount.kind === 'exact') return amount.rao
  throw new UsageError(`The limit "${text}" is no amount.`, 'amount_invalid')
}
