import { describe, expect, test } from 'vitest'
import { parseRao } from '../../../src/amounts.ts'
import {
  type ArgDeclarations,
  flag,
  fromSetting,
  list,
  option,
  position,
  required,
  requiredPosition,
  toggle,
} from '../../../src/cli/args.ts'
import { bindArgs, givenSettings, globalFlags } from '../../../src/cli/bind.ts'
import { defineCommand } from '../../../src/cli/command.ts'
import { parseArgv } from '../../../src/cli/parse.ts'
import { netuid, text } from '../../../src/cli/values.ts'
import { DtaoError } from '../../../src/errors/base.ts'
import { testContext } from './context.ts'

const args = {
  wallet: requiredPosition({ name: 'who', help: 'who', parse: text }),
  note: position({ name: 'note', help: 'a note', parse: text }),
  netuid: required({
    flags: ['--netuid', '-n', '--netuids'],
    value: 'netuid',
    help: 'subnet',
    parse: netuid,
  }),
  amount: option({ flags: ['--amount', '-a'], value: 'amount', help: 'amount', parse: parseRao }),
  hotkeys: list({
    flags: ['--include-hotkeys', '--in', '-in'],
    value: 'hotkeys',
    help: 'hotkeys',
    parse: text,
  }),
  all: flag({ flags: ['--all', '--all-tokens'], help: 'everything' }),
  safe: toggle({ flags: ['--safe'], negations: ['--no-limit', '--unsafe'], help: 'limit' }),
  tolerance: fromSetting('tolerance'),
} satisfies ArgDeclarations

const command = defineCommand({
  args,
  examples: ['dtao try alice --netuid 1'],
  run: async (_ctx, values) => values,
  render: () => undefined,
  json: () => null,
})
const entry = { path: 'try', summary: 'Try', load: async () => ({ command }) }

function parsed(...argv: string[]) {
  const answer = parseArgv(entry, command, argv)
  if (answer.kind !== 'args') throw new Error('this shows help')
  return answer.given
}

async function values(...argv: string[]): Promise<Record<string, unknown>> {
  const given = parsed(...argv)
  return bindArgs(command, given, testContext({ given: givenSettings(given) }))
}

async function code(...argv: string[]): Promise<string> {
  try {
    await values(...argv)
  } catch (error) {
    if (error instanceof DtaoError) return error.code
    throw error
  }
  return 'none'
}

describe('parsing', () => {
  test('gives every argument its type', async () => {
    expect(
      await values('alice', 'hello', '--netuid', '1', '-a', '1.5', '--in', 'x,y', '--in=z'),
    ).toEqual({
      wallet: 'alice',
      note: 'hello',
      netuid: 1,
      amount: 1_500_000_000n,
      hotkeys: ['x', 'y', 'z'],
      all: false,
      safe: undefined,
      tolerance: 5_000_000n,
    })
  })

  test.each([
    ['-n', '--netuid'],
    ['--netuids', '--netuid'],
  ])('%s is %s', async (alias) => {
    expect(await values('a', alias, '7')).toMatchObject({ netuid: 7 })
  })

  test('btcli’s names of one dash and several letters are taken', async () => {
    const given = await values('alice', '-n', '1', '-in', 'x', '--in', 'y')
    expect(given).toMatchObject({ netuid: 1, hotkeys: ['x', 'y'] })
  })

  test('switches can be said, unsaid and said last', async () => {
    expect(await values('a', '-n1', '--all-tokens', '--safe')).toMatchObject({
      all: true,
      safe: true,
    })
    expect(await values('a', '-n1', '--unsafe')).toMatchObject({ safe: false })
    expect(await values('a', '-n1', '--no-limit', '--safe')).toMatchObject({ safe: true })
  })

  test('an argument of a setting overrides it', async () => {
    expect(await values('a', '-n1', '--rate-tolerance', '1%')).toMatchObject({
      tolerance: 10_000_000n,
    })
  })

  test('global switches are read wherever they are', () => {
    expect(globalFlags(parsed('a', '--json-out', '-n', '1', '--no-prompt', '-q'))).toEqual({
      json: true,
      yes: true,
      dryRun: false,
      quiet: true,
      verbose: false,
    })
  })

  test('settings remember the flag that was used', () => {
    const given = givenSettings(parsed('a', '--wallet-name', 'bob', '--subtensor.network', 'local'))
    expect(given.get('wallet')).toEqual({ text: 'bob', flag: '--wallet-name' })
    expect(given.get('network')).toEqual({ text: 'local', flag: '--subtensor.network' })
  })

  test('a negative number is a value, and refused as one', async () => {
    expect(await code('a', '-n', '1', '--amount', '-1')).toBe('amount_negative')
    expect(await code('a', '-n', '-1')).toBe('netuid_invalid')
  })

  test.each([
    [['a'], 'argument_missing'],
    [['--netuid', '1'], 'argument_missing'],
    [['a', '--netuid'], 'option_value_missing'],
    [['a', '--netuid', '--all'], 'option_value_missing'],
    [['a', '--netuid', '65536'], 'netuid_invalid'],
    [['a', '--netuid', '1.5'], 'netuid_invalid'],
    [['a', '--netuid', '0x1'], 'netuid_invalid'],
    [['a', '--netuid', '1', '--amout', '1'], 'option_unknown'],
    [['a', 'b', 'c', '--netuid', '1'], 'argument_unexpected'],
    [['a', '--netuid', '1', '--amount', 'abc'], 'amount_invalid'],
    [['', '--netuid', '1'], 'value_empty'],
  ])('%j is refused as %s', async (argv, expected) => {
    expect(await code(...argv)).toBe(expected)
  })

  test('an unknown option is answered with the nearest', () => {
    expect(() => parsed('a', '--amout', '1')).toThrowError(
      expect.objectContaining({ hints: expect.arrayContaining(['Did you mean --amount?']) }),
    )
  })

  test('a missing argument is asked for on a terminal, and asked again until it makes sense', async () => {
    const given = parsed('a')
    const ctx = testContext({ terminal: true, answers: ['70000', '3'] })
    expect(await bindArgs(command, given, ctx)).toMatchObject({ netuid: 3 })
  })

  test('--yes and --json ask for nothing', async () => {
    for (const flags of [{ yes: true }, { json: true }]) {
      const ctx = testContext({ terminal: true, answers: ['3'], flags })
      await expect(bindArgs(command, parsed('a'), ctx)).rejects.toMatchObject({
        code: 'argument_missing',
      })
    }
  })

  test('help shows the main names, the examples, and no other spellings', () => {
    const answer = parseArgv(entry, command, ['--help'])
    const help = answer.kind === 'help' ? answer.text : ''
    expect(help).toContain('-n, --netuid <netuid>')
    expect(help).toContain('$ dtao try alice --netuid 1')
    expect(help).not.toContain('--netuids')
    expect(help).not.toContain('--subtensor.network')
    expect(help).toContain('Options of every command:')
  })
})
