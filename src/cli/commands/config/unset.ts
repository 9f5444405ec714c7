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
    return { path: settings.path, removed, dryRun: flags.dryRun }
  },
  render({ path, removed, dryRun }, ui) {
    for (const name of removed) ui.print(`${name} ${dryRun ? 'would be removed' : 'removed'}`)
    if (removed.length === 0) ui.note(`${path} has no such setting`)
    else ui.note(`${dryRun ? 'Not removed' : 'Removed'} from ${path}`)
  },
  json: ({ path, removed }) => ({ path, removed }),
})
