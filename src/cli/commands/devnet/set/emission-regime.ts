import { requiredPosition } from '../../../args.ts'
import { defineCommand } from '../../../command.ts'
import { oneOf } from '../../../values.ts'
import { blockJson, openDrive, settle } from '../drive.ts'

export const command = defineCommand({
  args: {
    regime: requiredPosition({
      name: 'regime',
      help: 'root, stao, dtao-launch, dtao or flow',
      parse: oneOf('root', 'stao', 'dtao-launch', 'dtao', 'flow'),
    }),
  },
  description:
    'From the next block on TAO reaches subnets that way. `dtao emission compare` shows what each means.',
  examples: ['dtao devnet set emission-regime root'],
  async run(ctx, { regime }) {
    const drive = await openDrive(ctx)
    const done = !ctx.flags.dryRun
    if (done) await drive.call('dev_setEmissionRegime', regime)
    return { regime, block: await settle(ctx, drive), done }
  },
  render({ regime, block, done }, ui) {
    ui.print(
      done
        ? `Emission by ${ui.theme.out.strong(regime)} since block ${block.number}.`
        : `Emission would be by ${regime}.`,
    )
  },
  json: ({ regime, block, done }) => ({ dryRun: !done, regime, block: blockJson(block) }),
})
