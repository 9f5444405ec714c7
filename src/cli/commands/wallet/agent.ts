import { runAgentProcess } from '../../../wallet/agent/process.ts'
import { defineCommand } from '../../command.ts'

export const command = defineCommand({
  args: {},
  description:
    'Started by `wallet unlock`, which hands it the key through a pipe; there is no reason to start it by hand.',
  longRunning: true,
  async run(ctx) {
    const agent = await runAgentProcess(process.stdin, () => ctx.ui.print('ready'))
    ctx.signal.addEventListener('abort', () => agent.close())
    await agent.closed
    return {}
  },
  render: () => undefined,
  json: () => ({}),
})
