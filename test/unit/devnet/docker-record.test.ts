import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readDockerUrl, writeDockerUrl } from '../../../src/devnet/docker-record.ts'

const directory = mkdtempSync(join(tmpdir(), 'dtao-record-'))
const path = join(directory, 'made', 'docker.json')
afterAll(() => rmSync(directory, { recursive: true, force: true }))

describe('the record of the devnet in Docker', () => {
  it('is there from when it is written until it is forgotten', () => {
    expect(readDockerUrl(path)).toBeUndefined()
    writeDockerUrl(path, undefined)
    expect(existsSync(path)).toBe(false)
    writeDockerUrl(path, 'ws://127.0.0.1:9950')
    expect(readDockerUrl(path)).toBe('ws://127.0.0.1:9950')
    writeDockerUrl(path, undefined)
    expect(readDockerUrl(path)).toBeUndefined()
  })

  it.each(['', '{"url":', '{"url":1}', '{"url":"nowhere"}', 'null'])('%j is none', (text) => {
    writeDockerUrl(path, 'ws://127.0.0.1:1')
    writeFileSync(path, text)
    expect(readDockerUrl(path)).toBeUndefined()
  })
})
