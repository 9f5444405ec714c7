import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { toHex } from '../../../src/codec/hex.ts'
import { toSs58 } from '../../../src/crypto/index.ts'
import { readKeyfile, unwrapKeyfile } from '../../../src/wallet/formats/keyfile.ts'
import type { KeyfileRole } from '../../../src/wallet/formats/loaded-key.ts'
import { publicKeyfile, secretKeyfile } from '../../../src/wallet/formats/write.ts'
import { isRecord, shown } from '../compare.ts'
import type { Format, Report } from '../format.ts'
import { type Row, rowsOf } from '../json.ts'
import { keyfileRules } from './wallet-keyfile-rules.ts'
import { compareVerdict, type Verdict, verdict, verdictOf } from './wallet-verdict.ts'

/** A keyfile of the manifest, and its row. */
interface Keyfile {
  readonly row: Row
  readonly id: string
  readonly bytes: Uint8Array
  readonly role: KeyfileRole
  readonly password: Uint8Array | undefined
}

function textOf(row: Row, field: string): string | undefined {
  const value = row[field]
  return typeof value === 'string' ? value : undefined
}

function open(row: Row, folder: string, report: Report): Keyfile | undefined {
  const id = textOf(row, 'file') ?? 'a row without a file'
  const path = join(folder, id)
  if (!existsSync(path)) {
    report.unsupported('keyfile named in the manifest is not there')
    return undefined
  }
  const password = textOf(row, 'password')
  const role = /pub/.test(textOf(row, 'role') ?? id) ? 'public' : 'secret'
  return {
    row,
    id,
    role,
    bytes: readFileSync(path),
    password: password === undefined ? undefined : new TextEncoder().encode(password),
  }
}

async function read({
  bytes,
  role,
  password,
}: Keyfile): Promise<Verdict & { notes: readonly string[] }> {
  const key = await readKeyfile(bytes, role, password)
  key.keypair?.sign(new Uint8Array(8))
  return {
    ok: true,
    ss58: toSs58(key.publicKey),
    publicKey: toHex(key.publicKey),
    canSign: key.keypair !== undefined,
    notes: key.notes,
  }
}

async function replayOdd(file: Keyfile, report: Report): Promise<void> {
  const expect = isRecord(file.row.expect) ? Object.values(file.row.expect).filter(isRecord) : []
  const theirs = expect.map(verdictOf)
  const ours = await verdict(() => read(file))
  // bittensor-wallet keeps a foreign address text; the account behind it is what counts
  const accounts = theirs.map(({ ss58: _, ...rest }) => rest)
  compareVerdict(report, file.id, ours, accounts, keyfileRules(file, theirs))
}

/** What the library wrote: we must open it, find every secret in it, and write the same values ourselves. */
async function replayWritten(file: Keyfile, report: Report): Promise<void> {
  const { row, id, bytes, role, password } = file
  report.case(id)
  const differ = (item: string, expected: unknown, got: unknown) => {
    if (shown(expected) !== shown(got))
      report.mismatch({ case: id, item, expected: shown(expected), got: shown(got) })
  }
  const text = textOf(row, 'decryptedText') ?? textOf(row, 'text')
  if (text !== undefined)
    differ('plain text', text, Buffer.from(await unwrapKeyfile(bytes, password)).toString())
  const key = await readKeyfile(bytes, role, password)
  const fields = isRecord(row.decryptedJson) ? row.decryptedJson : {}
  const bytesOfOurs =
    role === 'public' || key.keypair === undefined ? publicKeyfile(key) : secretKeyfile(key.keypair)
  const ours: Readonly<Record<string, unknown>> = JSON.parse(Buffer.from(bytesOfOurs).toString())
  for (const [name, expected] of Object.entries(fields)) {
    if (name === 'cryptoType') differ(name, expected === 0 ? 'ed25519' : 'sr25519', key.scheme)
    else if (name === 'secretSeed' && !/^0x[0-9a-f]{64}$/.test(String(expected))) {
      const raw = `0x${Buffer.from(String(expected).slice(2)).toString('hex')}`
      differ(name, raw, ours[name])
      report.better('raw seed read back')
    } else differ(name, expected, ours[name])
  }
}

/** `keyfiles/manifest.json`: files that libraries wrote, and old and odd ones with every library's verdict. */
export const walletKeyfilesFormat: Format = {
  name: 'wallet keyfiles',
  matches: (json) =>
    isRecord(json) && Array.isArray(json.libraryWritten) && Array.isArray(json.legacyAndOdd),
  async replay(json, report, path) {
    const folder = dirname(path)
    for (const [section, replay] of [
      ['legacyAndOdd', replayOdd],
      ['libraryWritten', replayWritten],
    ] as const)
      for (const row of rowsOf(json, section)) {
        const file = open(row, folder, report)
        if (file !== undefined) await replay(file, report)
      }
  },
}
