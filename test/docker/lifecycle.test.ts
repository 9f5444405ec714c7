import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { docker } from '../../src/devnet/docker-cli.ts'
import { IMAGE } from './images.ts'
import { makePlace, type Place } from './place.ts'

interface Up {
  readonly engine: string
  readonly url: string
  readonly already: boolean
  readonly head: { readonly number: number }
  readonly genesisHash: string
  readonly scaffold: {
    readonly netuid: number
    readonly done: readonly string[]
    readonly accounts: readonly { readonly uri: string; readonly free: { readonly rao: string } }[]
  } | null
}
type Status = { running: boolean; url: string | null; head: { number: number } | null } & Record<
  string,
  unknown
>

/** The volumes of devnets of our image. */
const volumes = () =>
  docker(['volume', 'ls', '--quiet', '--filter', 'name=dtao-devnet-dtao-simulator-test'])

let place: Place
let first: Up
const up = (...argv: string[]) =>
  place.data<Up>('devnet up', '--engine', 'docker', '--image', IMAGE, ...argv)

beforeAll(async () => {
  place = makePlace()
  first = await up('--port', '0', '--scaffold')
})
afterAll(async () => {
  await place.run('devnet', 'down', '--volumes', '--yes')
  place.remove()
})

describe('a devnet in Docker', () => {
  test('comes up with a block, funded accounts, and a live subnet', () => {
    expect(first).toMatchObject({ engine: 'docker', already: false })
    expect(first.head.number).toBeGreaterThan(0)
    expect(first.scaffold?.netuid).toBeGreaterThan(0)
    for (const { free } of first.scaffold?.accounts ?? [])
      expect(BigInt(free.rao)).toBeGreaterThanOrEqual(1_000_000_000_000n)
  })

  test('comes up once: the second time there is nothing to do', async () => {
    const again = await up('--scaffold')
    expect(again).toMatchObject({ already: true, url: first.url, scaffold: { done: [] } })
  })

  test('is healthy by the check of its image', async () => {
    await expect
      .poll(() => docker(['inspect', '--format', '{{.State.Health.Status}}', 'dtao-devnet']), {
        timeout: 60_000,
        interval: 500,
      })
      .toBe('healthy')
  })

  test('answers to --network auto, wherever it is', async () => {
    const { stdout } = await place.run('subnets', 'list', '--json', '--network', 'auto')
    expect(JSON.parse(stdout)).toMatchObject({
      network: { name: 'local', endpoint: first.url, genesisHash: first.genesisHash },
    })
  })

  test('has a status and logs, and gives TAO', async () => {
    expect(await place.data<Status>('devnet status')).toMatchObject({
      engine: 'docker',
      running: true,
      url: first.url,
      container: { name: 'dtao-devnet', image: IMAGE, state: 'running' },
      genesisHash: first.genesisHash,
    })
    const account = '5DAAnrj7VHTznn2AWBemMuyBwZWs6FNFjdyVXUeYum3PTXFy'
    await place.data('devnet fund', account, '5', '--yes')
    const { lines } = await place.data<{ lines: string[] }>('devnet logs', '--lines', '200')
    expect(lines.join('\n')).toMatch(/transfer/)
  })

  test('begins again at its address after a reset', async () => {
    await place.data('devnet reset', '--yes')
    const status = await place.data<Status>('devnet status')
    expect(status).toMatchObject({ running: true, url: first.url, genesisHash: first.genesisHash })
  })

  test('keeps its chain when it is down, and forgets it when told to', async () => {
    expect(await place.data('devnet down')).toMatchObject({ stopped: ['docker'] })
    expect(await place.data<Status>('devnet status')).toMatchObject({ running: false })
    expect(await volumes()).toBe('dtao-devnet-dtao-simulator-test')
    const again = await up('--port', '0')
    expect(again).toMatchObject({ already: false, genesisHash: first.genesisHash })
    expect(await place.data('devnet down', '--volumes', '--yes')).toMatchObject({
      stopped: ['docker'],
    })
    expect(await volumes()).toBe('')
  })
})
