import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const FILE = fileURLToPath(new URL('../../devnet/compose.yml', import.meta.url))
const PROGRAMS = [['docker', 'compose'], ['docker-compose']] as const

function compose([program, ...words]: readonly string[], ...argv: string[]) {
  return spawnSync(program ?? '', [...words, ...argv], { encoding: 'utf8' })
}

/** What this machine has of the two; a machine without either cannot run the file, and says so by failing. */
const here = PROGRAMS.filter((program) => compose(program, 'version').status === 0)

test('docker compose or docker-compose is here', () => {
  expect(here.length).toBeGreaterThan(0)
})

describe.each(here.map((program) => [program.join(' '), program] as const))(
  '%s',
  (_name, program) => {
    const config = (...argv: string[]) => compose(program, '-f', FILE, ...argv, 'config')

    test('reads the file, and takes the official image unless told otherwise', () => {
      const { stdout, stderr, status } = config()
      expect(status, stderr).toBe(0)
      expect(stdout).toContain('ghcr.io/opentensor/subtensor-localnet:devnet-ready')
    })

    test('knows the simulator by its profile', () => {
      const { stdout, stderr, status } = config('--profile', 'simulator')
      expect(status, stderr).toBe(0)
      expect(stdout).toMatch(/image: dtao-simulator$/m)
    })
  },
)
