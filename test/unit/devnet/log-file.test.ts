import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readLog } from '../../../src/devnet/log-file.ts'

let directory: string
let path: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'dtao-log-'))
  path = join(directory, 'devnet.log')
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

/** Follows the log; `next` resolves to the next line. */
function following(lines: number) {
  const heard: string[] = []
  let wake = (): void => undefined
  const controller = new AbortController()
  const onLine = (line: string): void => {
    heard.push(line)
    wake()
  }
  const ended = readLog(path, { lines, follow: true, signal: controller.signal, onLine })
  return {
    ended,
    stop: () => controller.abort(),
    async next(): Promise<string | undefined> {
      while (heard.length === 0)
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      return heard.shift()
    },
  }
}

test('the last lines, then those that come, and all of a log that began anew', async () => {
  writeFileSync(path, 'one\ntwo\nthree\n')
  const log = following(1)
  expect(await log.next()).toBe('three')
  appendFileSync(path, 'four\nfi')
  expect(await log.next()).toBe('four')
  appendFileSync(path, 've\n')
  expect(await log.next()).toBe('five')
  writeFileSync(path, 'again\n')
  expect(await log.next()).toBe('again')
  log.stop()
  await log.ended
})

test('a log that is not there yet is waited for', async () => {
  const log = following(1)
  writeFileSync(path, 'one\ntwo\n')
  expect(await log.next()).toBe('one')
  expect(await log.next()).toBe('two')
  log.stop()
  await log.ended
})

test('what a listener throws ends the following', async () => {
  writeFileSync(path, '')
  const onLine = (line: string): void => {
    throw new Error(`no room for ${line}`)
  }
  const { signal } = new AbortController()
  const ended = readLog(path, { lines: 1, follow: true, signal, onLine })
  appendFileSync(path, 'more\n')
  await expect(ended).rejects.toThrow('no room for more')
})

test('a log that is none is named', async () => {
  const { signal } = new AbortController()
  await expect(
    readLog(directory, { lines: 1, follow: false, signal, onLine: () => undefined }),
  ).rejects.toMatchObject({
    code: 'file_unreadable',
    exitCode: 1,
    message: `The file ${directory} cannot be read: it is a directory.`,
  })
})
