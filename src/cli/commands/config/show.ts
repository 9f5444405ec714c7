import { formatParts } from '../../../amounts.ts'
import { withoutUser } from '../../../chain/network.ts'
import { defineCommand } from '../../command.ts'
import { SETTING_NAMES, type SettingName, settingNamed } from '../../setting-definitions.ts'
import type { Settings, Source } from '../../settings.ts'

/** One setting as people and programs see it. */
export interface ShownSetting {
  readonly name: SettingName
  /** As text; null where it is not set. */
  readonly value: string | null
  readonly source: Source
  readonly origin: string
}

export const command = defineCommand({
  args: {},
  description:
    'A flag wins over the environment, that over the configuration file, that over btcli’s.',
  async run({ settings }) {
    return {
      path: settings.path,
      settings: SETTING_NAMES.map((name) => presentable(shown(settings, name))),
      unknown: Object.keys(settings.file()).filter((key) => settingNamed(key) !== key),
    }
  },
  render({ settings, path, unknown }, ui) {
    ui.table({
      columns: [{ title: 'Setting' }, { title: 'Value', least: 12 }, { title: 'From', least: 12 }],
      rows: settings.map(({ name, value, source, origin }) => [
        name,
        value ?? ui.theme.out.dim('not set'),
        ui.theme.out.dim(origin === '' ? source : origin),
      ]),
    })
    for (const key of unknown) ui.warn(`${path} has an entry "${key}" that is no setting.`)
  },
  json: ({ settings, path }) => ({
    path,
    settings: settings.map(({ name, value, source, origin }) => ({ name, value, source, origin })),
  }),
})

/** A setting as it may be shown to anybody: what is shown gets copied into reports. `config get` tells the whole of it. */
function presentable(setting: ShownSetting): ShownSetting {
  const { name, value } = setting
  return name === 'network' && value !== null ? { ...setting, value: withoutUser(value) } : setting
}

/** A setting in force, its value as it would be written. */
export function shown(settings: Settings, name: SettingName): ShownSetting {
  const { value, source, origin } = settings.explain(name)
  return { name, value: written(value), source, origin }
}

function written(value: string | boolean | bigint | undefined): string | null {
  if (value === undefined) return null
  if (typeof value === 'bigint') return formatParts(value)
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return value
}
