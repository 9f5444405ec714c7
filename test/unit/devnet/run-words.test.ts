import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { CONTAINER, LABEL } from '../../../src/devnet/container.ts'
import { OFFICIAL } from '../../../src/devnet/image.ts'
import { runWords } from '../../../src/devnet/run-words.ts'

const SCRIPT = { takesWords: true, dataPath: '/tmp' }

function published(words: readonly string[]): string[] {
  return words.filter((_, index) => words[index - 1] === '--publish')
}

describe('what docker run is told', () => {
  test('ports are on the loopback address alone', () => {
    const at = (port: number) => published(runWords(OFFICIAL, SCRIPT, { port, fast: undefined }))
    expect(at(9944)).toEqual(['127.0.0.1:9944:9944', '127.0.0.1:9945:9945'])
    expect(at(0)).toEqual(['127.0.0.1::9944', '127.0.0.1::9945'])
    expect(at(65_535)).toEqual(['127.0.0.1:65535:9944', '127.0.0.1::9945'])
  })

  test.each([
    [undefined, 'True'],
    [true, 'True'],
    [false, 'False'],
  ])('the official image hears of fast blocks (%s: %s) and keeps its chain', (fast, word) => {
    const words = runWords(OFFICIAL, SCRIPT, { port: 0, fast })
    expect(words.slice(words.indexOf(OFFICIAL))).toEqual([OFFICIAL, word, '--no-purge'])
  })

  test('another image hears only what was asked for, and one without entrypoint nothing', () => {
    const own = { takesWords: true, dataPath: '/data' }
    expect(runWords('own', own, { port: 0, fast: undefined }).at(-1)).toBe('own')
    expect(runWords('own', own, { port: 0, fast: false }).slice(-2)).toEqual(['own', 'False'])
    const bare = { ...SCRIPT, takesWords: false }
    expect(runWords(OFFICIAL, bare, { port: 0, fast: true }).at(-1)).toBe(OFFICIAL)
  })

  test('chains that begin differently do not share a volume', () => {
    const mounts = [true, false, undefined].flatMap((fast) =>
      ['own:1', 'own:2'].map((image) =>
        runWords(image, SCRIPT, { port: 0, fast }).find((word) => word.startsWith('type=volume')),
      ),
    )
    expect(new Set(mounts).size).toBe(6)
  })
})

describe('the compose file', () => {
  const text = readFileSync(new URL('../../../devnet/compose.yml', import.meta.url), 'utf8')

  test('names the image, container and label that the commands look for', () => {
    expect(text).toContain(`\${DTAO_IMAGE:-${OFFICIAL}}`)
    expect(text.match(/container_name: (.*)/g)).toEqual([
      `container_name: ${CONTAINER}`,
      `container_name: ${CONTAINER}`,
    ])
    expect(text.split(`${LABEL}: "true"`)).toHaveLength(5)
  })

  test('publishes nothing beyond the loopback address', () => {
    const ports = [...text.matchAll(/- "(.*):(?:9944|9945)"/g)].map(([, host]) => host)
    expect(ports).toHaveLength(3)
    for (const host of ports) expect(host).toMatch(/^127\.0\.0\.1:/)
  })
})
