import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cryptoReady } from '../../src/crypto/index.ts'
import { publicKeyfile } from '../../src/wallet/formats/write.ts'
import { cleanEnv, DTAO } from '../cli/dtao.ts'

const ROUNDS = 15
const WALLETS = 1000
const HOTKEYS = 5

/** Whole-process wall time of one command line, in milliseconds. */
export interface Started {
  readonly name: string
  readonly median: number
  readonly least: number
  /** Median over the median of `node -e 0`, from the same interleaved rounds. */
  readonly overNode: number
}

/** Times whole processes, interleaved, so that what else the machine does falls on all of them alike. */
export async function benchStartup(): Promise<Started[]> {
  await cryptoReady()
  const home = mkdtempSync(join(tmpdir(), 'dtao-bench-'))
  const run = (argv: readonly string[]): number => {
    const start = performance.now()
    const { status, stderr } = spawnSync(process.execPath, argv, { env: cleanEnv(home) })
    const took = performance.now() - start
    if (status !== 0) throw new Error(`${argv.join(' ')} failed: ${stderr.toString()}`)
    return took
  }
  const dtao = (...argv: string[]) => [DTAO, ...argv]
  const sim = ['--network', 'sim', '--wallet', 'bench']
  try {
    run(
      dtao('wallet', 'create', '--wallet', 'bench', '--hotkey', 'bench', '--no-password', '--yes'),
    )
    const listed = spawnSync(process.execPath, dtao('wallet', 'list', '--json'), {
      env: cleanEnv(home),
    })
    const address = /"coldkey[^}]*?(5[1-9A-HJ-NP-Za-km-z]{47})/.exec(listed.stdout.toString())?.[1]
    if (address === undefined) throw new Error('the wallet that was made is not listed')
    run(dtao('devnet', 'fund', address, '10000', '--yes', '--network', 'sim'))
    const many = join(home, 'many')
    writeWallets(many)
    const commands: readonly (readonly [string, readonly string[]])[] = [
      ['node -e 0', ['-e', '0']],
      ['dtao --version', dtao('--version')],
      ['dtao --help', dtao('--help')],
      ['dtao wallet list', dtao('wallet', 'list')],
      [`… of ${WALLETS} × ${HOTKEYS}`, dtao('wallet', 'list', '--wallet-path', many)],
      [
        `… of ${WALLETS} × ${HOTKEYS}, JSON`,
        dtao('wallet', 'list', '--json', '--wallet-path', many),
      ],
      [
        'dtao stake add --yes',
        dtao(
          'stake',
          'add',
          ...sim,
          '--hotkey',
          'bench',
          '--netuid',
          '1',
          '--amount',
          '1',
          '--yes',
        ),
      ],
    ]
    const times = commands.map((): number[] => [])
    for (let round = 0; round <= ROUNDS; round += 1)
      commands.forEach(([, argv], i) => {
        const took = run(argv)
        // The first round fills caches, and is where the stake makes the hotkey known.
        if (round > 0) times[i]?.push(took)
      })
    const bare = median(times[0] ?? [])
    return commands.map(([name], i) => {
      const own = times[i] ?? []
      return { name, median: median(own), least: Math.min(...own), overNode: median(own) / bare }
    })
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

/** Keyfiles as a listing sees them, each of another key; the secret ones are empty, since it opens none. */
function writeWallets(root: string): void {
  for (let i = 0; i < WALLETS; i += 1) {
    const wallet = join(root, `wallet-${i}`)
    mkdirSync(join(wallet, 'hotkeys'), { recursive: true })
    const keys = ['coldkey', ...Array.from({ length: HOTKEYS }, (_, at) => `hotkeys/miner-${at}`)]
    for (const key of keys) {
      writeFileSync(join(wallet, key), '')
      writeFileSync(
        join(wallet, `${key}pub.txt`),
        publicKeyfile({ scheme: 'sr25519', publicKey: randomBytes(32) }),
      )
    }
  }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
