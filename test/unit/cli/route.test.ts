import { describe, expect, test } from 'vitest'
import { route, verbsOf } from '../../../src/cli/route.ts'
import { COMMANDS, type CommandEntry, GROUPS } from '../../../src/cli/table.ts'
import { DtaoError } from '../../../src/errors/base.ts'

const load: CommandEntry['load'] = () => Promise.reject(new Error('routing must not load commands'))
const commands: CommandEntry[] = [
  { path: 'quickstart', summary: 'Try it', load },
  { path: 'config show', aliases: ['list'], summary: 'Show', load },
  { path: 'stake add', summary: 'Stake', load },
  { path: 'stake child get', summary: 'Children', load },
]

function found(...argv: string[]): { path: string; argv: readonly string[] } {
  const answer = route(argv, commands)
  if (answer.kind !== 'command') throw new Error(`routed to ${answer.kind}`)
  return { path: answer.entry.path, argv: answer.argv }
}

function code(...argv: string[]): string {
  try {
    route(argv, commands)
  } catch (error) {
    if (error instanceof DtaoError) return error.code
    throw error
  }
  return 'none'
}

describe('route', () => {
  test('takes the words of the command out, and leaves the rest in order', () => {
    expect(found('stake', 'add', '--netuid', '1', 'x')).toEqual({
      path: 'stake add',
      argv: ['--netuid', '1', 'x'],
    })
    expect(found('stake', 'child', 'get', '--netuid', '1').path).toBe('stake child get')
    expect(found('quickstart', '--yes')).toEqual({ path: 'quickstart', argv: ['--yes'] })
  })

  test('global options may come before and between the words, with their values', () => {
    expect(found('--network', 'sim', 'stake', '--json', 'add', '-a', '1')).toEqual({
      path: 'stake add',
      argv: ['--network', 'sim', '--json', '-a', '1'],
    })
    expect(found('--wallet=stake', 'stake', 'add').argv).toEqual(['--wallet=stake'])
    expect(found('-w', 'stake', 'stake', 'add').argv).toEqual(['-w', 'stake'])
  })

  test('knows short names of groups and other names of verbs', () => {
    expect(found('c', 'list').path).toBe('config show')
    expect(found('conf', 'show').path).toBe('config show')
  })

  test('help and version are found wherever they are said', () => {
    expect(route([], commands)).toEqual({ kind: 'help', group: undefined })
    expect(route(['--help'], commands)).toEqual({ kind: 'help', group: undefined })
    expect(route(['stake', '-h'], commands)).toEqual({ kind: 'help', group: 'stake' })
    expect(route(['help', 'stake'], commands)).toEqual({ kind: 'help', group: 'stake' })
    expect(found('help', 'stake', 'add').argv).toEqual(['--help'])
    expect(route(['--json', '-V'], commands)).toEqual({ kind: 'version' })
  })

  test('says what is wrong with words that are no command', () => {
    expect(code('steak', 'add')).toBe('command_unknown')
    expect(code('stake', 'ad')).toBe('command_unknown')
    expect(code('stake')).toBe('command_missing')
    expect(code('stake', 'child')).toBe('command_missing')
    expect(code('--netuid', '1', 'stake', 'add')).toBe('option_unknown')
  })

  test('verbsOf lists what may follow', () => {
    expect(verbsOf('stake', commands)).toEqual(['add', 'child get'])
  })
})

describe('the command table', () => {
  test('names every command and every alias once', () => {
    const names = COMMANDS.flatMap(({ path, aliases = [] }) => [
      path,
      ...aliases.map((alias) => `${path.split(' ')[0]} ${alias}`),
    ])
    expect(new Set(names).size).toBe(names.length)
    const groups = GROUPS.flatMap(({ name, aliases }) => [name, ...aliases])
    expect(new Set(groups).size).toBe(groups.length)
  })

  test('every command is in a group that help shows', () => {
    const groups = new Set(GROUPS.map((group) => group.name))
    const lost = COMMANDS.filter(
      ({ path }) => path.includes(' ') && !groups.has(path.split(' ')[0] ?? ''),
    )
    expect(lost).toEqual([])
  })

  test.each(COMMANDS.map((entry) => [entry.path, entry] as const))(
    '%s loads, and its arguments do not take spellings from each other',
    async (_, entry) => {
      const { command } = await entry.load()
      const flags = Object.values(command.args).flatMap((arg) =>
        arg.kind === 'position' ? [] : [...arg.flags, ...arg.negations],
      )
      expect(new Set(flags).size).toBe(flags.length)
      expect(entry.summary).toMatch(/^[A-Z].*[^.]$/)
    },
  )
})
