import { toHex } from '../../../src/codec/hex.ts'
import { cryptoReady, decodeSs58, parseAddress } from '../../../src/crypto/index.ts'
import type { Keypair } from '../../../src/wallet/keys/keypair.ts'
import { generateMnemonic, keypairFromMnemonic } from '../../../src/wallet/keys/mnemonic.ts'
import {
  keypairFromPrivateKey,
  keypairFromSeedHex,
  secretBytes,
} from '../../../src/wallet/keys/private-key.ts'
import { namedPublicKey } from '../../../src/wallet/keys/public-key.ts'
import type { Scheme } from '../../../src/wallet/keys/scheme.ts'
import { keypairFromUri } from '../../../src/wallet/keys/uri.ts'
import { isRecord, shown } from '../compare.ts'
import type { Format, Report } from '../format.ts'
import { type Row, rowsOf } from '../json.ts'
import {
  type BetterRule,
  compareVerdict,
  type Verdict,
  verdict,
  verdictOf,
} from './wallet-verdict.ts'

type Make = (scheme: Scheme) => Keypair | Promise<Keypair>

const ZERO_KEY: BetterRule = { name: 'zero private key refused', holds: (ours) => !ours.ok }

function field(row: Row, name: string): Row {
  const value = row[name]
  return isRecord(value) ? value : {}
}

/** Compares a key with the recorded one, secrets included; the nonce of a soft derivation is random. */
function compareSecrets(
  report: Report,
  id: string,
  ours: Keypair,
  theirs: Row,
  soft: boolean,
): void {
  const compare = (item: string, expected: unknown, got: string | undefined) => {
    if (typeof expected === 'string' && expected !== got)
      report.mismatch({ case: id, item, expected: shown(expected), got: shown(got) })
  }
  const length = soft ? 66 : undefined
  const key = theirs.privateKey
  compare(
    'privateKey',
    typeof key === 'string' ? key.slice(0, length) : key,
    toHex(ours.privateKey()).slice(0, length),
  )
  compare('seed', theirs.seed, ours.seed === undefined ? undefined : toHex(ours.seed))
  compare('mnemonic', theirs.mnemonic, ours.mnemonic)
}

async function compareKey(
  report: Report,
  id: string,
  row: Row,
  make: Make,
  { soft = false, rules = [] }: { soft?: boolean; rules?: BetterRule[] } = {},
): Promise<void> {
  for (const scheme of ['sr25519', 'ed25519'] as const) {
    if (!isRecord(row[scheme])) continue
    const theirs = [verdictOf(field(row, scheme))]
    // bittensor_core's verdict is recorded for sr25519 alone
    if (scheme === 'sr25519' && isRecord(row.bittensor_core))
      theirs.push(verdictOf(row.bittensor_core))
    let keypair: Keypair | undefined
    const ours = await verdict(async () => {
      keypair = await make(scheme)
      return { ok: true, publicKey: keypair.account, ss58: keypair.address }
    })
    compareVerdict(report, `${id} ${scheme}`, ours, theirs, rules)
    if (keypair !== undefined && theirs[0]?.ok)
      compareSecrets(report, id, keypair, field(row, scheme), soft)
  }
}

async function replaySecrets(json: unknown, report: Report): Promise<void> {
  for (const row of rowsOf(json, 'mnemonics'))
    await compareKey(report, `mnemonic ${row.words}`, row, (scheme) =>
      keypairFromMnemonic(String(row.mnemonic), scheme),
    )
  for (const section of ['seeds', 'seedsEdge'])
    for (const row of rowsOf(json, section))
      await compareKey(report, `seed ${row.input}`, row, (scheme) =>
        keypairFromSeedHex(String(row.input), scheme),
      )
  for (const row of rowsOf(json, 'privateKeys')) {
    const text = String(row.input)
    const rules = /^(?:0x)?0{128}$/.test(text) ? [ZERO_KEY] : []
    const make: Make = (scheme) => keypairFromPrivateKey(secretBytes(text, 'private key'), scheme)
    await compareKey(report, `private key ${text}`, row, make, { rules })
  }
  for (const row of rowsOf(json, 'uris')) {
    const uri = String(row.uri)
    const soft = /(?:^|[^/])\/[^/]/.test(uri)
    await compareKey(report, `URI ${uri}`, row, (scheme) => keypairFromUri(uri, scheme), { soft })
  }
  for (const row of rowsOf(json, 'mnemonicsEdge')) {
    const theirs = { sr25519: row.fromMnemonic, bittensor_core: row.bittensor_core }
    await compareKey(report, String(row.case), theirs, (scheme) =>
      keypairFromMnemonic(String(row.mnemonic), scheme),
    )
  }
}

async function replayGenerated(json: unknown, report: Report): Promise<void> {
  for (const row of rowsOf(json, 'generateMnemonicEdge')) {
    const words = Number(row.nWords)
    const ours = await verdict(() => ({ ok: generateMnemonic(words).split(' ').length === words }))
    compareVerdict(report, `generate ${words} words`, ours, [{ ok: row.ok === true }])
  }
}

function decoded(address: string): Verdict {
  const found = decodeSs58(address)
  return 'publicKey' in found ? { ok: true, publicKey: toHex(found.publicKey) } : { ok: false }
}

async function replayAddresses(json: unknown, report: Report): Promise<void> {
  for (const row of rowsOf(json, 'addresses')) {
    const address = String(row.address)
    const hex = /^0x[0-9a-f]{64}$/i.test(address)
    const strict = { ok: 'account' in parseAddress(address) }
    const rules = hex
      ? [{ name: 'a public key in hex names its account', holds: (ours: Verdict) => ours.ok }]
      : []
    compareVerdict(
      report,
      `address ${row.case}`,
      strict,
      [{ ok: row.bittensor11_is_bittensor_address === true }],
      rules,
    )
    const keypair = field(row, 'Keypair')
    const theirs = { ...verdictOf(keypair), ok: typeof keypair.publicKey === 'string' }
    compareVerdict(report, `account of ${row.case}`, decoded(address), [
      { ok: theirs.ok, ...(theirs.publicKey ? { publicKey: theirs.publicKey } : {}) },
    ])
  }
  for (const row of rowsOf(json, 'publicKeyInputs')) {
    const ours = await verdict(() => ({
      ok: namedPublicKey({ hex: String(row.publicKey) }) !== undefined,
    }))
    compareVerdict(report, `public key ${row.publicKey}`, ours, [{ ok: row.ok === true }])
  }
  const pair = isRecord(json) ? field(field(json, 'mismatchedSs58AndPublicKey'), 'input') : {}
  if (typeof pair.ss58 !== 'string' || typeof pair.publicKey !== 'string') return
  const ours = await verdict(() => ({
    ok: namedPublicKey({ address: String(pair.ss58), hex: String(pair.publicKey) }) !== undefined,
  }))
  const rule = {
    name: 'address and key of two accounts refused',
    holds: (found: Verdict) => !found.ok,
  }
  compareVerdict(report, 'address and another key', ours, [], [rule])
}

/** `keys.json`: mnemonics, seeds, private keys, secret URIs and addresses, good and bad. */
export const walletKeysFormat: Format = {
  name: 'wallet keys',
  matches: (json) => isRecord(json) && Array.isArray(json.mnemonics) && Array.isArray(json.uris),
  async replay(json, report) {
    await cryptoReady()
    await replaySecrets(json, report)
    await replayGenerated(json, report)
    await replayAddresses(json, report)
  },
}
