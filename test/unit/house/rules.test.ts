import { readFileSync } from 'node:fs'
import { build, type Metafile } from 'esbuild'
import { globSync } from 'tinyglobby'
import { beforeAll, describe, expect, test } from 'vitest'

/** Which rooms a room may import from; what is not listed is above it or beside it. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  codec: [],
  amm: ['codec'],
  crypto: ['codec'],
  errors: ['codec', 'amounts'],
  amounts: ['errors'],
  directories: [],
  wallet: ['directories', 'codec', 'crypto', 'errors', 'amounts'],
  simulator: ['directories', 'codec', 'crypto', 'amm', 'errors', 'amounts'],
  chain: ['codec', 'crypto', 'amm', 'errors', 'amounts', 'wallet', 'simulator'],
  emission: ['codec', 'amm', 'errors', 'amounts', 'simulator'],
  devnet: [
    'directories',
    'codec',
    'crypto',
    'amm',
    'errors',
    'amounts',
    'wallet',
    'simulator',
    'chain',
  ],
  cli: [
    'directories',
    'codec',
    'crypto',
    'amm',
    'errors',
    'amounts',
    'wallet',
    'simulator',
    'chain',
    'devnet',
    'emission',
  ],
}

let inputs: Metafile['inputs']
const files = globSync('src/**/*.ts')

function room(path: string): string {
  return (
    path
      .replace(/^src\//, '')
      .split('/')[0]
      ?.replace(/\.ts$/, '') ?? ''
  )
}

function importsOf(path: string): string[] {
  return (inputs[path]?.imports ?? []).map((one) => one.path).filter((to) => to.startsWith('src/'))
}

beforeAll(async () => {
  const result = await build({
    // One entry that names every file: an entry each would print the whole house once a file.
    stdin: { contents: files.map((path) => `import './${path}'`).join('\n'), resolveDir: '.' },
    bundle: true,
    write: false,
    metafile: true,
    outfile: 'graph.js',
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'silent',
  })
  inputs = result.metafile.inputs
})

describe('imports go down the picture only', () => {
  test.each(files)('%s', (path) => {
    const allowed = MAY_IMPORT[room(path)]
    expect(allowed, `room ${room(path)} is not in the picture`).toBeDefined()
    const outside = importsOf(path).filter(
      (to) => room(to) !== room(path) && !allowed?.includes(room(to)),
    )
    expect(outside).toEqual([])
  })
})

test('the frame knows no pallet, and pallets know neither runtime nor node', () => {
  const under = (folder: string) =>
    files.filter((path) => path.startsWith(`src/simulator/${folder}/`))
  const reaching = (from: string[], into: RegExp) =>
    from.flatMap((path) =>
      importsOf(path)
        .filter((to) => into.test(to))
        .map((to) => `${path} → ${to}`),
    )
  expect(reaching(under('frame'), /^src\/simulator\/(?!frame\/)/)).toEqual([])
  expect(reaching(under('pallets'), /^src\/simulator\/(runtime|node)\//)).toEqual([])
  expect(reaching(under('runtime'), /^src\/simulator\/node\//)).toEqual([])
})

describe('who may do what', () => {
  const forbidden: [what: string, pattern: RegExp, unless: RegExp][] = [
    ['prints', /\bconsole\.|process\.(stdout|stderr)/, /^src\/cli\//],
    ['reads the environment', /process\.env\b/, /^src\/cli\//],
    ['exits', /process\.(exit|exitCode)\b/, /^src\/cli\//],
    [
      'reads the clock',
      /\bDate\.now\(|new Date\(\)|performance\.now\(/,
      /^src\/(cli\/|simulator\/node\/clock\.ts|wallet\/agent\/)/,
    ],
    ['says any', /(:|\bas|<)\s*any\b(?!\s*\w)/, /^$/],
  ]
  test.each(forbidden)('only the allowed room %s', (_what, pattern, unless) => {
    const guilty = files.filter((path) => !unless.test(path) && pattern.test(code(path)))
    expect(guilty).toEqual([])
  })
})

describe('files stay readable', () => {
  const lengths = files.map((path) => ({
    path,
    lines: readFileSync(path, 'utf8').split('\n').length - 1,
  }))

  test('none is over 500 lines', () => {
    expect(lengths.filter(({ lines }) => lines > 500)).toEqual([])
  })

  test('nine in ten are under 300', () => {
    const long = lengths.filter(({ lines }) => lines > 300)
    expect(long.length / lengths.length).toBeLessThan(0.1)
  })
})

/** The source without its comments, so that prose about a rule does not break it. */
function code(path: string): string {
  return readFileSync(path, 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '')
}
