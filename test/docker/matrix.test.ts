import { afterAll, expect, test } from 'vitest'
import { CONTAINER, LABEL } from '../../src/devnet/container.ts'
import { docker } from '../../src/devnet/docker-cli.ts'
import { IMAGE } from './images.ts'
import { makePlace, type Place } from './place.ts'
import { type Outcome, stakingScenario } from './scenario.ts'

/** Blocks come with transactions alone, so that both chains are at the same block at every step. */
const STILL = ['--block-time', '0']

const places: Place[] = []
afterAll(async () => {
  for (const place of places) {
    await place.run('devnet', 'down', '--volumes', '--yes')
    place.remove()
  }
})

async function outcomeOn(start: (place: Place) => Promise<unknown>): Promise<Outcome> {
  const place = makePlace()
  places.push(place)
  await start(place)
  const { url } = await place.data<{ url: string }>('devnet status')
  const outcome = await stakingScenario(place, url)
  await place.data('devnet down', '--volumes', '--yes')
  return outcome
}

test('a staking scenario does the same in Docker and without, to the rao and to the event', async () => {
  const contained = await outcomeOn(async () => {
    // As somebody would do it by hand: found by its name all the same.
    const words = ['--detach', '--name', CONTAINER, '--label', `${LABEL}=true`]
    await docker(['run', ...words, '--publish', '127.0.0.1::9944', IMAGE, ...STILL])
    await healthy()
  })
  const embedded = await outcomeOn((place) =>
    place.data('devnet start', '--detach', '--port', '0', ...STILL),
  )
  expect(contained.faults).toEqual([])
  expect(contained.trades.map(({ events }) => events.length)).not.toContain(0)
  expect(contained).toEqual(embedded)
})

/** Waits for the image's own health check. */
async function healthy(): Promise<void> {
  for (;;) {
    const state = await docker(['inspect', '--format', '{{.State.Health.Status}}', CONTAINER])
    if (state === 'healthy') return
    expect(state).toBe('starting')
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}
