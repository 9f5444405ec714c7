import { amountJson, parseAmount } from '../../../amounts.ts'
import type { AccountId } from '../../../crypto/index.ts'
import { UsageError } from '../../../errors/base.ts'
import { findAgents, lockAgents } from '../../../wallet/agent/client.ts'
import { isPlaceOf, prepareDirectory, requireRoom } from '../../../wallet/agent/place.ts'
import { type AgentPolicy, allowedCall } from '../../../wallet/agent/policy.ts'
import { spawnAgent } from '../../../wallet/agent/process.ts'
import { chooseWallet, keystoreOf } from '../../accounts.ts'
import { list, option } from '../../args.ts'
import { defineCommand } from '../../command.ts'
import type { Context } from '../../context.ts'
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
      help: 'sign these calls only, such as add_stake_limit,remove_stake_limit, and no messages',
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
    const directory = agentDirectory(ctx)
    if (ctx.flags.dryRun) requireRoom(directory)
    else prepareDirectory(directory)
    const wallet = await chooseWallet(ctx)
    const keypair = await openKey(ctx, keystore, { wallet }, args)
    const span = args.for ?? DEFAULT_SPAN
    const policy: AgentPolicy = {
      until: Date.now() + span,
      ...(args.allow.length === 0 ? {} : { allow: args.allow }),
      ...(args.limit === undefined ? {} : { limit: args.limit }),
    }
    const unlocked = !ctx.flags.dryRun
    if (unlocked) {
      await lockPrevious(ctx, directory, keypair.account)
      const script = process.argv[1] ?? ''
      await spawnAgent([process.execPath, script, 'wallet', 'agent'], {
        directory,
        label: `wallet ${wallet}`,
        keypair,
        policy,
      })
    }
    return {
      unlocked,
      wallet,
      address: keypair.address,
      span,
      until: new Date(policy.until).toISOString(),
      allow: policy.allow ?? null,
      limit: policy.limit === undefined ? null : amountJson(policy.limit),
    }
  },
  render({ unlocked, wallet, address, span, allow, limit }, ui) {
    const done = unlocked ? 'Unlocked' : 'Would unlock'
    ui.print(`${done} ${wallet}  ${address}  for ${spanOf(span)}`)
    ui.note(
      allow === null ? 'The agent signs every call.' : `The agent signs ${allow.join(', ')} only.`,
    )
    if (limit !== null) ui.note(`Amounts above ${limit.value} need a yes at a terminal.`)
    if (unlocked) ui.note('`dtao wallet lock` ends it.')
  },
  json: ({ span: _, ...result }) => result,
})

/** There is one agent for an account: the new one takes the place of what is there, which is told first. */
async function lockPrevious(ctx: Context, directory: string, account: AccountId): Promise<void> {
  const { answering, silent } = await findAgents(directory)
  const stuck = await lockAgents({
    answering: answering.filter(({ status }) => status.account === account),
    silent: silent.filter((place) => isPlaceOf(place, account)),
  })
  for (const { client } of answering) client.close()
  for (const { pid } of stuck)
    ctx.ui.warn(
      `The agent before, process ${pid}, does not answer: it forgets the key once it runs.`,
    )
}

function limitOf(text: string): bigint {
  const amount = parseAmount(text, { label: 'limit', allowZero: true })
  if (amount.kind === 'exact') return amount.rao
  throw new UsageError(`The limit "${text}" is no amount.`, 'amount_invalid')
}
