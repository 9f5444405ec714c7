import { describe, expect, test } from 'vitest'
import { imageOf, PullLayers } from '../../../src/devnet/image.ts'

describe('what matters of an image', () => {
  test('words go to an entrypoint; without one they would replace the program', () => {
    const withOne = JSON.stringify([{ Config: { Entrypoint: ['/scripts/localnet.sh'] } }])
    expect(imageOf(withOne)).toEqual({ takesWords: true, dataPath: '/tmp' })
    const without = JSON.stringify([{ Config: { Entrypoint: null, Volumes: null } }])
    expect(imageOf(without)).toEqual({ takesWords: false, dataPath: '/tmp' })
  })

  test('its chain is where it declares a volume', () => {
    expect(imageOf(JSON.stringify([{ Config: { Volumes: { '/data': {} } } }])).dataPath).toBe(
      '/data',
    )
  })
})

test('layers are counted as docker pull tells of them', () => {
  const layers = new PullLayers()
  const said = [
    ['devnet-ready: Pulling from opentensor/subtensor-localnet', 0, 0],
    ['af107e978371: Pulling fs layer', 0, 1],
    ['0ab1cd2ef345: Already exists', 1, 2],
    ['af107e978371: Verifying Checksum', 1, 2],
    ['af107e978371: Download complete', 1, 2],
    ['af107e978371: Pull complete', 2, 2],
    ['Digest: sha256:af107e978371', 2, 2],
    ['Status: Downloaded newer image', 2, 2],
  ] as const
  for (const [line, here, known] of said) {
    layers.hear(line)
    expect([line, layers.here, layers.known]).toEqual([line, here, known])
  }
})
