import { UsageError } from '../../../errors/base.ts'
import { keptSetting, missing, position } from '../../args.ts'
import { defineCommand } from '../../command.ts'
import { writeConfig } from '../../config-file.ts'
import type { Context } from '../../context.ts'
import { SETTINGS, type SettingName } from '../../setting-definitions.ts'
import { text } from '../../values.ts'
import { settingName } from './get.ts'

export const command = defineCommand({
  args: {
    name: position({ name: 'name', help: 'name of the setting', parse: settingName }),
    value: position({ name: 'value', help: 'its new value', parse: text }),
    tolerance: keptSetting('tolerance'),
    partial: keptSetting('partial'),
  },
  description: 'Settings are named by two words, or by their flags, as many as you like.',
  examples: ['dtao config set wallet alice', 'dtao config set --wallet alice --tolerance 1%'],
  async run(ctx, { name, value }) {
    const wanted =
      name === undefined ? givenByFlags(ctx) : { [name]: value ?? (await ask(ctx, name)) }
    if (Object.keys(wanted).length === 0) throw missing('<name>')
    for (const [key, text] of Object.entries(wanted)) SETTINGS[settingName(key)].parse(text)
    if (!ctx.flags.dryRun) {
      writeConfig(ctx.settings.path, { ...ctx.settings.file(), ...wanted })
    }
    return { path: ctx.settings.path, written: wanted, dryRun: ctx.flags.dryRun }
  },
  render({ path, written, dryRun }, ui) {
    for (const [name, value] of Object.entries(written)) ui.print(`${name} = ${value}`)
    ui.note(`${dryRun ? 'Not written' : 'Written'} to ${path}`)
  },
  json: ({ path, written }) => ({ path, written }),
})

/** btcli's way: the settings that the command line overrides are the ones to keep. */
function givenByFlags(ctx: Context): Record<string, string> {
  return Object.fromEntries([...ctx.settings.given()].map(([name, { text }]) => [name, text]))
}

async function ask(ctx: Context, name: SettingName): Promise<string> {
  const { help, parse, value } = SETTINGS[name]
  if (!ctx.interactive) {
    throw new UsageError(`The value for ${name} is missing.`, 'argument_missing', {
      hints: [`Give it after the name: dtao config set ${name} <${value}>.`],
      details: { argument: 'value' },
    })
  }
  return ctx.prompt.input(help, { check: parse })
}
