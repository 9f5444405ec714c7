import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cleanEnv, temporaryHome } from './dtao.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const { home, remove } = temporaryHome()
const copy = join(home, 'dtao')

function run(script: string, ...argv: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(copy, 'bin', script), ...argv],
    { env: cleanEnv(home), encoding: 'utf8' },
  )
  return { status, stdout, stderr }
}

beforeAll(() => {
  mkdirSync(copy)
  for (const part of ['bin', 'dist', 'package.json']) {
    cpSync(join(ROOT, part), join(copy, part), { recursive: true })
  }
})

afterAll(remove)

describe('a package without sources', () => {
  test.each([
    [['config', 'path'], 0],
    [['--version'], 0],
    [['nonsense'], 2],
  ])('npm start -- %j is dtao with these words', (argv, status) => {
    const started = run('start.mjs', ...argv)
    expect(started).toEqual(run('dtao.js', ...argv))
    expect(started.status).toBe(status)
  })

  test('has nothing to build', () => {
    rmSync(join(copy, 'dist'), { recursive: true })
    expect(run('build.mjs')).toEqual({ status: 0, stdout: '', stderr: '' })
    expect(existsSync(join(copy, 'dist'))).toBe(false)
    expect(run('dtao.js', 'config', 'path')).toEqual({
      status: 2,
      stdout: '',
      stderr: 'error: dtao has not been built here: run `npm run build`.\n',
    })
  })
})
