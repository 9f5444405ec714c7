import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cleanEnv, DTAO, type Finished, temporaryHome } from './dtao.ts'

const HOTKEYS = 3000

const { home, remove } = temporaryHome()
beforeAll(() => {
  // A listing that no pipe holds at once.
  const hotkeys = join(home, '.bittensor/wallets/many/hotkeys')
  mkdirSync(hotkeys, { recursive: true })
  for (let i = 0; i < HOTKEYS; i += 1)
    writeFileSync(join(hotkeys, `hotkey-${i}-${'x'.repeat(40)}`), '')
})
afterAll(remove)

type Stdout = 'pipe' | 'ignore'

/** Runs a line of shell in which `dtao` is the binary. */
function shell(line: string, stdout: Stdout, ...more: Socket[]): ChildProcess {
  return spawn('sh', ['-c', `dtao() { "${process.execPath}" "${DTAO}" "$@"; }\n${line}`], {
    env: cleanEnv(home),
    stdio: ['ignore', stdout, 'pipe', ...more],
  })
}

function finished(child: ChildProcess): Promise<Finished> {
  let stdout = ''
  let stderr = ''
  child.stdout?.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({ code, stdout, stderr }))
  })
}

function namesIn(document: string): number {
  return JSON.parse(document).data.wallets[0].hotkeys.length
}

describe.runIf(existsSync('/dev/full'))('a full disk', () => {
  test.each(['wallet list', 'wallet list --json', 'wallet --help', '--version'])(
    '%s is not done where its result is lost',
    async (line) => {
      const { code, stderr } = await finished(shell(`dtao ${line} >/dev/full`, 'ignore'))
      expect(code).toBe(1)
      expect(stderr).toMatch(
        /^error: The output cannot be written: no space is left on the disk\.\n {2}\S.+\n$/,
      )
    },
  )

  test('what cannot be said to people stops no work', async () => {
    const { code, stdout } = await finished(shell('dtao wallet list --json 2>/dev/full', 'pipe'))
    expect(code).toBe(0)
    expect(namesIn(stdout)).toBe(HOTKEYS)
  })

  test('a failure keeps its exit code where it cannot be told', async () => {
    const child = shell('dtao wallet inspect --wallet nobody 2>/dev/full', 'pipe')
    expect(await finished(child)).toEqual({ code: 3, stdout: '', stderr: '' })
  })
})

test('a reader that goes away is no failure', async () => {
  const child = shell('dtao wallet list --json', 'pipe')
  const end = finished(child)
  child.stdout?.once('data', () => child.stdout?.destroy())
  expect(await end).toMatchObject({ code: 0, stderr: '' })
})

test('a pipe on which nobody may wait gets everything, however slow its reader is', async () => {
  const path = join(home, 'slow.sock')
  let received = ''
  const server = createServer((reader) => {
    reader.pause()
    void pause(1500).then(() => reader.resume())
    reader.on('data', (chunk) => (received += chunk.toString()))
  })
  await new Promise<void>((resolve) => {
    server.listen(path, resolve)
  })
  const writer = connect(path)
  await new Promise((resolve) => {
    writer.once('connect', resolve)
  })
  // A descriptor above 2 stays as this process has it: non-blocking.
  const child = shell('dtao wallet list --json >&3', 'ignore', writer)
  const { code, stderr } = await finished(child)
  writer.destroy()
  await new Promise((resolve) => {
    server.close(resolve)
  })
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(namesIn(received)).toBe(HOTKEYS)
})
