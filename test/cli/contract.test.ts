import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { COMMANDS, GROUPS } from '../../src/cli/table.ts'
import { DTAO, dtao } from './dtao.ts'
import { documentOf } from './schema.ts'

const manifest = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
) as { version: string }

describe('stdout, stderr and exit codes', () => {
  test.each([[['--version']], [['-V']], [['--quiet', '--version']]])('%j', async (argv) => {
    expect(await dtao(argv)).toEqual({ code: 0, stdout: `${manifest.version}\n`, stderr: '' })
  })

  test('help lists every group on stdout, with and without asking', async () => {
    const asked = await dtao(['--help'])
    expect(asked).toEqual({ ...(await dtao([])), code: 0, stderr: '' })
    for (const { name } of GROUPS) expect(asked.stdout).toContain(`  ${name}`)
  })

  test('help reads a table: its modules are few, small, and import nothing but node', () => {
    const files = staticImports(new URL('../../dist/cli.js', import.meta.url))
    expect(files.packages).toEqual([])
    expect(files.bytes).toBeLessThan(60_000)
  })

  test.each(GROUPS.map(({ name }) => [name]))('%s --help lists its commands', async (group) => {
    const { stdout, code } = await dtao([group, '--help'])
    expect(code).toBe(0)
    const own = COMMANDS.filter(({ path }) => path.startsWith(`${group} `))
    for (const { path } of own) expect(stdout).toContain(`  ${path.slice(group.length + 1)} `)
  })

  test.each(COMMANDS.map(({ path }) => [path]))('%s --help explains itself', async (path) => {
    const { stdout, stderr, code } = await dtao([...path.split(' '), '--help'])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain(`Usage: dtao ${path}`)
  })

  test.each([
    [['confg'], 'command_unknown', 'Did you mean dtao config?'],
    [['config', 'shwo'], 'command_unknown', 'Did you mean dtao config show?'],
    [['config'], 'command_missing', 'There are show, get'],
    [['config', 'show', '--netwrk', 'sim'], 'option_unknown', 'Did you mean --network?'],
    [['--netwrk', 'sim', 'config', 'show'], 'option_unknown', 'Did you mean --network?'],
    [['config', 'get', 'network', '--wallet'], 'option_value_missing', ''],
    [['config', 'path', 'extra'], 'argument_unexpected', ''],
    [['config', 'get'], 'argument_missing', ''],
    [['config', 'get', 'walet'], 'setting_unknown', 'Did you mean wallet?'],
  ])('%j is a usage error', async (argv, code, hint) => {
    const people = await dtao(argv)
    expect(people).toMatchObject({ code: 2, stdout: '' })
    expect(people.stderr).toMatch(/^error: .+\.\n/)
    expect(people.stderr).toContain(hint)
    const program = await dtao([...argv, '--json'])
    expect(program.stderr).toBe('')
    expect(program.code).toBe(2)
    expect(documentOf(program.stdout)).toMatchObject({ ok: false, error: { code } })
  })

  test('--json makes a document of help and version too', async () => {
    for (const argv of [['--help'], ['--version'], ['config', 'get', '--help']]) {
      const { stdout, code } = await dtao([...argv, '--json'])
      expect(code).toBe(0)
      expect(documentOf(stdout)).toMatchObject({ data: { text: expect.any(String) } })
    }
  })

  test('colours come only where they are asked for', async () => {
    expect((await dtao(['confg'])).stderr).toMatch(/^error:/)
    expect((await dtao(['confg'], { env: { FORCE_COLOR: '1' } })).stderr).toContain(
      '\u001b[31merror:',
    )
  })

  test('a reader that goes away is no failure', async () => {
    const { execFileSync } = await import('node:child_process')
    const script = `"${process.execPath}" "${DTAO}" config show | true; echo "\${PIPESTATUS[0]}"`
    expect(execFileSync('bash', ['-c', script], { encoding: 'utf8' })).toBe('0\n')
  })
})

/** What loading a bundled file loads with it, `import()` apart: the bytes, and packages that are not node's. */
function staticImports(file: URL, seen = new Set<string>()): { bytes: number; packages: string[] } {
  seen.add(file.href)
  const code = readFileSync(file, 'utf8')
  const sum = { bytes: code.length, packages: [] as string[] }
  for (const [, name = ''] of code.matchAll(/(?:from|import)"([^"]+)"/g)) {
    const url = new URL(name, file)
    if (!name.startsWith('.')) {
      if (!name.startsWith('node:')) sum.packages.push(name)
    } else if (!seen.has(url.href)) {
      const below = staticImports(url, seen)
      sum.bytes += below.bytes
      sum.packages.push(...below.packages)
    }
  }
  return sum
}
