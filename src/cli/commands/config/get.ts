import { UsageError } from '../../../errors/base.ts'
import { requiredPosition } from '../../args.ts'
import { defineCommand } from '../../command.ts'
import { SETTING_NAMES, type SettingName, settingNamed } from '../../setting-definitions.ts'
import { didYouMean } from '../../suggest.ts'
import { shown } from './show.ts'

export const command = defineCommand({
  args: {
    name: requiredPosition({ name: 'name', help: 'name of the setting', parse: settingName }),
  },
  run: async ({ settings }, { name }) => shown(settings, name),
  render: ({ value }, ui) => ui.print(value ?? ''),
  json: ({ name, value, source, origin }) => ({ name, value, source, origin }),
})

/** The setting that a text names; @throws UsageError `setting_unknown` */
export function settingName(text: string): SettingName {
  const name = settingNamed(text)
  if (name !== undefined) return name
  throw new UsageError(`There is no setting "${text}".`, 'setting_unknown', {
    hints: [...didYouMean(text, SETTING_NAMES), `There are ${SETTING_NAMES.join(', ')}.`],
    details: { setting: text },
  })
}
