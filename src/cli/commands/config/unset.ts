import { flag, missing, position } from '../../args.ts'
import { defineCommand } from '../../command.ts'
import { writeConfig } from '../../config-file.ts'
import { settingName } from './get.ts'

export const command = defineCommand({
  args: {
    name: position({ name: 'name', help: 'name of the setting', parse: settingName }),
    all: flag({ flags: ['--all'], help: 'remove every setting' }),
  },
  async run({ settings, flags }, { name, all }) {
    if (name === undefined && !all) throw missing('<name>')
    const entries = Object.entries(settings.file())
    const removed = entries.map(([key]) => key).filter((key) => all || key === name)
    if (removed.length > 0 && !flags.dryRun) {
      writeConfig(
        settings.path,
        Object.fromEntries(entries.filter(([key]) => !removed.includes(key))),
      )
    }
    return { path: settings.path, removed }
  },
  render({ path, removed }, ui) {
    for (const name of removed) ui.print(`${name} removed`)
    ui.note(removed.length === 0 ? `${path} has no such setting` : `Removed from ${path}`)
  },
  json: ({ path, removed }) => ({ path, removed }),
})
