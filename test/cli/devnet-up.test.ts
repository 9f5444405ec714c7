import { spawn } from 'node:child_process'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cleanEnv, DTAO, dtao, type Finished, temporaryHome } from './dtao.ts'
import { documentOf } from './schema.ts'

const { home, remove } = temporaryHome()
const tools = join(home, 'tools')

/** A `docker` that says one thing and fails, for what a real one does not say on every machine. */
function dockerSays(words: string): void {
  mkdirSync(tools, { recursive: true })
  writeFileSync(join(tools, 'docker'), `#!/bin/sh\necho "${words}" >&2\nexit 1\n`)
  chmodSync(join(tools, 'docker'), 0o755)
}

const run = (...argv: string[]): Promise<Finished> => dtao(argv, { home, env: { PATH: tools } })
async function data<T>(command: string, ...argv: string[]): Promise<T> {
  const { stdout, stderr } = await run(...command.split(' '), ...argv, '--json')
  const document = documentOf(stdout, command.replace(' ', '-'))
  expect(document.ok, stderr).toBe(true)
  return document.data as T
}
async function failure(...argv: string[]): Promise<unknown> {
  const { stdout, code } = await run(...argv, '--json')
  return { exit: code, ...(documentOf(stdout).error as object) }
}

interface Up {
  readonly url: string
  readonly head: { readonly number: number }
}

describe('devnet up without a Docker', () => {
  let up: Up
  beforeAll(async () => {
    dockerSays(
      'permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock',
    )
    up = await data<Up>('devnet up', '--port', '0', '--scaffold')
  }, 60_000)
  afterAll(async () => {
    await run('devnet', 'down', '--volumes', '--yes')
    remove()
  })

  test('is the simulator, and says why', () => {
    expect(up).toMatchObject({
      engine: 'sim',
      already: false,
      why: "This user may not talk to Docker's daemon.",
      scaffold: { netuid: 1, done: [] },
    })
  })

  test('finds it up the second time, and tells people how to go on', async () => {
    const { stdout, stderr, code } = await run('devnet', 'up')
    expect(code).toBe(0)
    expect(stderr).toBe('The simulator: it runs already\n')
    expect(stdout).toContain(`dtao subnets list --network ${up.url}`)
  })

  test('is found by its status and by other commands', async () => {
    expect(await data('devnet status')).toMatchObject({ engine: 'sim', running: true, url: up.url })
    const list = await run('subnets', 'list', '--network', 'sim', '--json')
    expect(documentOf(list.stdout)).toMatchObject({ network: { endpoint: up.url } })
  })

  test('logs -f prints what is added until it is interrupted', async () => {
    const child = spawn(process.execPath, [DTAO, 'devnet', 'logs', '-f', '--lines', '1'], {
      env: cleanEnv(home, { PATH: tools }),
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const heard = lines(child.stdout)
    expect(await heard.next()).toMatch(/ready at/)
    await run(
      'devnet',
      'fund',
      '5DAAnrj7VHTznn2AWBemMuyBwZWs6FNFjdyVXUeYum3PTXFy',
      '5',
      '--network',
      'sim',
    )
    expect(await heard.next()).toMatch(/Balances\.transfer/)
    const ended = new Promise((resolve) => child.once('close', resolve))
    child.kill('SIGINT')
    expect(await ended).toBe(0)
    expect((await run('devnet', 'logs', '-f', '--json')).code).toBe(2)
  })

  test('down ends it and keeps its chain; with --volumes the chain goes', async () => {
    expect(await data('devnet down')).toEqual({ stopped: ['sim'], volumes: false })
    expect(await data('devnet status')).toMatchObject({ running: false, exists: true })
    expect(await data('devnet down', '--volumes', '--yes')).toMatchObject({ stopped: ['sim'] })
    expect(await data('devnet status')).toMatchObject({ exists: false })
    expect(await data('devnet down')).toMatchObject({ stopped: [] })
  })
})

describe('devnet up --engine docker', () => {
  test.each([
    [
      'docker_forbidden',
      'permission denied while trying to connect to the docker API at unix:///x',
    ],
    ['docker_stopped', 'Cannot connect to the Docker daemon at unix:///x. Is it running?'],
    ['docker_disk', 'write /var/lib/docker/tmp/x: no space left on device'],
  ])('fails with %s', async (code, words) => {
    dockerSays(words)
    expect(await failure('devnet', 'up', '--engine', 'docker')).toMatchObject({ code, exit: 4 })
  })
})

/** The lines of a stream, one after the other. */
function lines(stream: NodeJS.ReadableStream): { next(): Promise<string> } {
  const waiting: string[] = []
  let wake: () => void = () => undefined
  let rest = ''
  stream.on('data', (chunk: Buffer) => {
    const parts = `${rest}${chunk.toString()}`.split('\n')
    rest = parts.pop() ?? ''
    waiting.push(...parts)
    wake()
  })
  return {
    async next() {
      while (waiting.length === 0)
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      return waiting.shift() ?? ''
    },
  }
}
