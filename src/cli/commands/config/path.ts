import { defineCommand } from '../../command.ts'

export const command = defineCommand({
  args: {},
  run: async ({ settings }) => settings.path,
  render: (path, ui) => ui.print(path),
  json: (path) => ({ path }),
})
