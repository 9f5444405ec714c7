import { readFileSync } from 'node:fs'
import { build } from 'esbuild'
import { describe, expect, test } from 'vitest'
import { runCommand } from '../../src/cli/run.ts'
import { COMMANDS, GROUPS } from '../../src/cli/table.ts'
import { Output } from '../../src/cli/ui/output.ts'
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

  test('help reads a table: its modules are few, small, and import nothing but node', async () => {
    const files = await staticImports('src/cli/main.ts')
    expect(files.packages).toEqual([])
    expect(files.bytes).toBeLessThan(60_000)
  })

  test.each(GROUPS.map(({ name }) => [name]))('%s --help lists its commands', async (group) => {
    const { stdout, code } = await dtao([group, '--help'])
    expect(code).toBe(0)
    const own = COMMANDS.filter(({ path }) => path.startsWith(`${group} `))
    for (const { path } of own) expect(stdout).toContain(`  ${path.slice(group.length + 1)} `)
  })

  test.each([['stake add'], ['wallet address list'], ['config get']])(
    '%s --help is text on stdout',
    async (path) => {
      const { stdout, stderr, code } = await dtao([...path.split(' '), '--help'])
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      expect(stdout).toContain(`Usage: dtao ${path}`)
    },
  )

  test.each(COMMANDS.map((entry) => [entry.path, entry] as const))(
    '%s --help explains itself',
    async (path, entry) => {
      const output = new Output()
      const ran = await runCommand(entry, ['--help'], output)
      expect(ran).toEqual({ help: expect.stringContaining(`Usage: dtao ${path}`) })
    },
  )

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

/** What starting the command line reads before it knows which command runs: bytes of our own, and foreign packages. */
async function staticImports(entry: string): Promise<{ bytes: number; packages: string[] }> {
  const { metafile } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    outdir: 'graph',
    logLevel: 'silent',
  })
  const sum = { bytes: 0, packages: [] as string[] }
  const seen = new Set<string>()
  const visit = (path: string): void => {
    const input = metafile.inputs[path]
    if (input === undefined || seen.has(path)) return
    seen.add(path)
    sum.bytes += input.bytes
    for (const { kind, path: to, external } of input.imports) {
      if (kind !== 'import-statement') continue
      if (external !== true) visit(to)
      else if (!to.startsWith('node:')) sum.packages.push(to)
    }
  }
  visit(entry)
  return sum
}
