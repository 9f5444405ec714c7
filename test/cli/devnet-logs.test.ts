import { type ChildProcess, spawn } from 'node:child_process'
import { appendFileSync, existsSync, mkdirSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { cleanEnv, DTAO, dtao, type Finished, temporaryHome } from './dtao.ts'

const { home, remove } = temporaryHome()
const log = join(home, '.local/share/dtao/devnet.log')
afterAll(remove)
beforeEach(() => rmSync(log, { recursive: true, force: true }))

/** A log with one line. */
function begin(): void {
  mkdirSync(dirname(log), { recursive: true })
  writeFileSync(log, 'first\n')
}

/** `devnet logs --follow` on the embedded chain's log, and how it ends. */
function follow(
  stdout: 'pipe' | number,
  env: Readonly<Record<string, string>> = {},
): { child: ChildProcess; ended: Promise<Finished> } {
  const argv = [DTAO, 'devnet', 'logs', '--follow', '--engine', 'sim']
  const child = spawn(process.execPath, argv, {
    env: cleanEnv(home, env),
    stdio: ['ignore', stdout, 'pipe'],
  })
  let [out, err] = ['', '']
  child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()))
  const ended = new Promise<Finished>((resolve) => {
    child.on('close', (code) => resolve({ code, stdout: out, stderr: err }))
  })
  return { child, ended }
}

/** Resolves once the stream has said something that has `words` in it. */
function said(stream: NodeJS.ReadableStream | null, words: string): Promise<void> {
  let text = ''
  return new Promise((resolve) => {
    stream?.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      if (text.includes(words)) resolve()
    })
  })
}

test('a log that is not there is waited for, and said to be', async () => {
  const { child, ended } = follow('pipe')
  await said(child.stderr, `${log} is not there yet: waiting for it.\n`)
  begin()
  await said(child.stdout, 'first\n')
  child.kill('SIGINT')
  expect(await ended).toMatchObject({ code: 0, stdout: 'first\n' })
})

test('a reader that goes away ends it with the next line', async () => {
  begin()
  const { child, ended } = follow('pipe')
  await said(child.stdout, 'first\n')
  await new Promise((resolve) => child.stdout?.once('close', resolve).destroy())
  appendFileSync(log, 'second\n')
  expect((await ended).code).toBe(0)
})

test.runIf(existsSync('/dev/full'))('a full disk ends it with a word', async () => {
  begin()
  const { code, stderr } = await follow(openSync('/dev/full', 'w')).ended
  expect(code).toBe(1)
  expect(stderr).toContain('error: The output cannot be written: no space is left on the disk.\n')
  expect(stderr).not.toMatch(/^ +at /m)
})

test('a directory in its place is named', async () => {
  mkdirSync(log, { recursive: true })
  const argv = ['devnet', 'logs', '--engine', 'sim']
  expect(await dtao(argv, { home })).toMatchObject({
    code: 1,
    stderr: expect.stringContaining(`error: The file ${log} cannot be read: it is a directory.\n`),
  })
})

test('what is thrown where nobody waits for it is told like any other failure', async () => {
  const stray = join(home, 'stray.cjs')
  writeFileSync(
    stray,
    `process.on('newListener', (name) => {
      if (name === 'uncaughtException') setImmediate(() => { throw new Error('stray') })
    })`,
  )
  begin()
  const { code, stderr } = await follow('pipe', { NODE_OPTIONS: `--require ${stray}` }).ended
  expect(code).toBe(1)
  expect(stderr).toContain('error: Unexpected: stray.\n')
  expect(stderr).not.toMatch(/^ +at /m)
})
