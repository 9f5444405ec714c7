import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { DYING_IMAGE, IMAGE } from './images.ts'
import { makePlace, type Place } from './place.ts'

const empty = mkdtempSync(join(tmpdir(), 'dtao-no-docker-'))
const places: Place[] = []
function place(env: Readonly<Record<string, string>> = {}): Place {
  const made = makePlace(env)
  places.push(made)
  return made
}
afterAll(async () => {
  await place().run('devnet', 'down', '--engine', 'docker', '--volumes', '--yes')
  for (const one of places) one.remove()
  rmSync(empty, { recursive: true, force: true })
})

const DOCKER = ['devnet', 'up', '--engine', 'docker', '--port', '0'] as const

describe('what keeps a devnet in Docker from coming up is told in one line', () => {
  test('no docker program', async () => {
    const failure = await place({ PATH: empty }).failure(...DOCKER)
    expect(failure).toMatchObject({ code: 'docker_missing', exit: 4 })
  })

  test('no daemon; auto takes the simulator and says why', async () => {
    const stopped = place({ DOCKER_HOST: `unix://${join(empty, 'docker.sock')}` })
    expect(await stopped.failure(...DOCKER)).toMatchObject({ code: 'docker_stopped', exit: 4 })
    const up = await stopped.data('devnet up', '--port', '0', '--scaffold')
    expect(up).toMatchObject({ engine: 'sim', why: "Docker's daemon does not run." })
    expect(await stopped.data('devnet down', '--volumes', '--yes')).toMatchObject({
      stopped: ['sim'],
    })
  })

  test('no such image', async () => {
    const image = 'localhost:1/nobody/nothing:none'
    expect(await place().failure(...DOCKER, '--image', image)).toMatchObject({
      code: 'docker_image',
      exit: 4,
      details: { image },
    })
  })

  test('a port that is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : undefined
    const words = ['devnet', 'up', '--engine', 'docker', '--image', IMAGE, '--port', String(port)]
    try {
      const failure = await place().failure(...words)
      expect(failure).toMatchObject({ code: 'docker_port', exit: 4, details: { port } })
    } finally {
      server.close()
    }
  })

  test('a container that ends before its first block', async () => {
    expect(await place().failure(...DOCKER, '--image', DYING_IMAGE)).toMatchObject({
      code: 'docker_died',
      exit: 4,
      details: { exitCode: 3, lastLine: 'out of luck' },
    })
  })
})
