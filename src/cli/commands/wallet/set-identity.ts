import {
  IDENTITY_FIELDS,
  type Identity,
  planSetIdentity,
  readIdentity,
  type SetIdentityPlan,
} from '../../../chain/identity.ts'
import type { View } from '../../../chain/view.ts'
import { chooseWallet, coldkeyOf } from '../../accounts.ts'
import { type Arg, option } from '../../args.ts'
import { carryOut } from '../../carry-out.ts'
import { lookAt, openChain } from '../../chain.ts'
import { defineCommand } from '../../command.ts'
import type { Context } from '../../context.ts'
import { IDENTITY_LABELS, identityFields, identityJson } from '../../present/identity.ts'
import {
  type Operated,
  operationExitCode,
  operationFields,
  operationJson,
  renderOperation,
} from '../../present/operation.ts'
import { SIGNING_ARGS } from '../../signing.ts'

const IDENTITY_ARGS = {
  name: said(['--name', '--id-name'], 'name', 'what to be called'),
  url: said(['--url', '--web-url', '--web'], 'url', 'web page'),
  github_repo: said(['--github-repo', '--github'], 'url', 'GitHub repository'),
  image: said(['--image', '--image-url'], 'url', 'picture'),
  discord: said(['--discord'], 'handle', 'Discord handle'),
  description: said(['--description'], 'text', 'a few words'),
  additional: said(['--additional'], 'text', 'anything else'),
} as const

export const command = defineCommand({
  args: { ...IDENTITY_ARGS, ...SIGNING_ARGS },
  description:
    "Says who a coldkey is, for all to see. Fields that are not named stay as they are, '' empties one. A hotkey of it must be registered on a subnet.",
  examples: [
    'dtao wallet set-identity --wallet alice --name "Alice" --url https://alice.example',
    "dtao wallet set-identity --wallet alice --discord '' --yes --json",
  ],
  async run(ctx, args): Promise<Operated<SetIdentityPlan>> {
    const wallet = await chooseWallet(ctx)
    const coldkey = await coldkeyOf(ctx, wallet)
    const view = await lookAt(ctx, await openChain(ctx))
    const given = Object.fromEntries(
      IDENTITY_FIELDS.flatMap((name) => (args[name] === undefined ? [] : [[name, args[name]]])),
    ) as Partial<Identity>
    const asked = Object.keys(given).length === 0
    const changes = asked ? await askAll(ctx, view, coldkey.address) : given
    const plan = await planSetIdentity(view, { coldkey: coldkey.address, changes })
    const result = { plan, coldkey }
    const showing = {
      fields: operationFields(result, identityFields(plan.after), ctx.ui.theme),
      question: `Set the identity of ${wallet}`,
    }
    const receipt = await carryOut(ctx, view.chain, { ...plan, wallet }, showing, args)
    return receipt === undefined ? result : { ...result, receipt }
  },
  render(result, ui) {
    const fields = identityFields(result.plan.after)
    const done = [['Identity of', ui.theme.out.good(result.coldkey.address)] as const, ...fields]
    renderOperation(result, { plan: fields, done }, ui)
  },
  json: (result) => ({
    ...operationJson(result),
    before: identityJson(result.plan.before),
    identity: identityJson(result.plan.after),
  }),
  exitCode: (result) => operationExitCode(result),
})

/** Every field, offering what is there. */
function askAll(ctx: Context, view: View, coldkey: string): Promise<Partial<Identity>> {
  return ctx.need('--name', async (prompt) => {
    const now = await readIdentity(view, coldkey)
    const answers: Partial<Record<keyof Identity, string>> = {}
    for (const name of IDENTITY_FIELDS) {
      answers[name] = await prompt.input(IDENTITY_LABELS[name], { default: now?.[name] ?? '' })
    }
    return answers
  })
}

/** A field of the identity, which may be given empty. */
function said(flags: readonly string[], value: string, help: string): Arg<string | undefined> {
  return option({ flags, value, help, parse: (text) => text })
}
