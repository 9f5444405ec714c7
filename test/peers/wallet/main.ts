import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cryptoReady } from '../../../src/crypto/index.ts'
import type { Keypair } from '../../../src/wallet/keys/keypair.ts'
import { keypairFromMnemonic } from '../../../src/wallet/keys/mnemonic.ts'
import { keypairFromPrivateKey, keypairFromSeedHex } from '../../../src/wallet/keys/private-key.ts'
import { DEV_PHRASE, keypairFromUri } from '../../../src/wallet/keys/uri.ts'
import { verifySignature } from '../../../src/wallet/signing/message.ts'
import { openSealedBox, sealForRecipient } from '../../../src/wallet/signing/sealed-box.ts'
import { Keystore } from '../../../src/wallet/store/keystore.ts'
import { type Peer, pythonOf } from '../venv.ts'
import { ask, PEERS } from './python.ts'

/**
 * `npm run test:peers [-- VERSION]`: files of ours opened by the real Python libraries, and theirs by us. A library that cannot be had
 * is skipped with its reason; that is said, and is no success.
 */

const PASSWORD = 'pässword-🔑 and more'
const MESSAGE = new TextEncoder().encode('dtao peers')
const SEED = `0x${'5a'.repeat(32)}`

interface Case {
  readonly wallet: string
  readonly hotkey: string
  readonly password: string | null
  readonly keypair: Keypair
}

type Seen = { ss58?: string; publicKey?: string; signature?: string; error?: string }
type Answer = Readonly<Record<'coldkey' | 'coldkeypub' | 'hotkey' | 'hotkeypub', Seen>>

let failures = 0
let checks = 0

function check(what: string, holds: boolean, detail: unknown = ''): void {
  checks += 1
  if (holds) return
  failures += 1
  console.error(
    `  differs: ${what} ${typeof detail === 'string' ? detail : JSON.stringify(detail)}`,
  )
}

/** Versions up to 4.0.1 know no ed25519. */
function knowsEd25519({ name, version }: Peer): boolean {
  return name === 'bittensor' || version === '4.1.0'
}

async function ourCases(peer: Peer): Promise<Case[]> {
  const alice = await keypairFromUri('//Alice')
  const cases: Case[] = [
    { wallet: 'phrase', hotkey: 'h', password: null, keypair: keypairFromMnemonic(DEV_PHRASE) },
    { wallet: 'sealed', hotkey: 'h', password: PASSWORD, keypair: keypairFromMnemonic(DEV_PHRASE) },
    { wallet: 'seed', hotkey: 'h', password: null, keypair: await keypairFromSeedHex(SEED) },
    { wallet: 'uri', hotkey: 'with space.1', password: null, keypair: alice },
    {
      wallet: 'private',
      hotkey: 'h',
      password: null,
      keypair: await keypairFromPrivateKey(alice.privateKey()),
    },
  ]
  if (knowsEd25519(peer))
    cases.push({
      wallet: 'ed25519',
      hotkey: 'h',
      password: null,
      keypair: keypairFromMnemonic(DEV_PHRASE, 'ed25519'),
    })
  return cases
}

/** 3.1.0 looks for one `hotkeypub.txt` in the wallet, whatever the hotkey is called; everything later as we do. */
function readsHotkeypub({ version }: Peer): boolean {
  return version !== '3.1.0'
}

/** They open what we wrote, as secret and as public key, and sign with it. */
async function theyReadOurs(python: string, peer: Peer, root: string): Promise<void> {
  const store = new Keystore(root)
  const cases = await ourCases(peer)
  for (const { wallet, hotkey, password, keypair } of cases) {
    const options = password === null ? {} : { password: new TextEncoder().encode(password) }
    await store.write({ wallet }, keypair, options)
    await store.write({ wallet, hotkey }, keypair, options)
  }
  const wallets = cases.map(({ wallet, hotkey, password }) => ({ wallet, hotkey, password }))
  const answers = await ask<Answer[] | Seen>(python, { do: 'read', root, wallets })
  if (!Array.isArray(answers)) return check('reading ours', false, answers)
  for (const [index, { wallet, keypair }] of cases.entries())
    for (const [file, seen] of Object.entries(answers[index] ?? {})) {
      if (file === 'hotkeypub' && !readsHotkeypub(peer)) continue
      check(
        `${wallet} ${file}`,
        seen.ss58 === keypair.address && seen.publicKey === keypair.account,
        seen,
      )
      if (file.endsWith('pub')) continue
      const signature = Uint8Array.from(Buffer.from(seen.signature?.slice(2) ?? '', 'hex'))
      const valid = verifySignature(signature, MESSAGE, keypair.publicKey)
      check(`${wallet} ${file} signature`, valid?.scheme === keypair.scheme, seen)
    }
}

/** We open what they wrote. */
async function weReadTheirs(python: string, peer: Peer, root: string): Promise<void> {
  const schemes = knowsEd25519(peer) ? (['sr25519', 'ed25519'] as const) : (['sr25519'] as const)
  const wallets = schemes.flatMap((scheme) => {
    const type = scheme === 'ed25519' ? { cryptoType: 0 } : {}
    return [
      {
        wallet: `plain ${scheme}`,
        hotkey: 'h',
        password: null,
        source: 'mnemonic',
        secret: DEV_PHRASE,
        ...type,
      },
      {
        wallet: `sealed ${scheme}`,
        hotkey: 'h',
        password: PASSWORD,
        source: 'mnemonic',
        secret: DEV_PHRASE,
        ...type,
      },
      {
        wallet: `seed ${scheme}`,
        hotkey: 'h',
        password: null,
        source: 'seed',
        secret: SEED,
        ...type,
      },
    ]
  })
  const answer = await ask<unknown[] | Seen>(python, { do: 'write', root, wallets })
  if (!Array.isArray(answer)) return check('writing theirs', false, answer)
  const store = new Keystore(root)
  for (const { wallet, hotkey, password, source } of wallets) {
    const scheme = wallet.endsWith('ed25519') ? 'ed25519' : 'sr25519'
    const expected =
      source === 'seed'
        ? await keypairFromSeedHex(SEED, scheme)
        : keypairFromMnemonic(DEV_PHRASE, scheme)
    const secret = password === null ? undefined : new TextEncoder().encode(password)
    for (const name of [{ wallet }, { wallet, hotkey }]) {
      const key = await store.open(name, secret)
      check(
        `their ${wallet}`,
        key.keypair.address === expected.address && key.scheme === scheme,
        key.notes,
      )
      check(`their ${wallet} in public`, (await store.addressOf(name)) === expected.address)
    }
  }
}

/** Messages that one side seals, the other opens. */
async function sealedBoxes(python: string): Promise<void> {
  const mine = keypairFromMnemonic(DEV_PHRASE, 'ed25519')
  const message = 'between us 日本'
  const box = await sealForRecipient(new TextEncoder().encode(message), mine.publicKey)
  const order = {
    do: 'unseal',
    mnemonic: DEV_PHRASE,
    box: Buffer.from(box).toString('hex'),
    to: mine.address,
    message,
  }
  const answer = await ask<{ plain?: string; box?: string }>(python, order)
  check('they open our box', answer.plain === message, answer)
  const opened = await openSealedBox(Buffer.from(answer.box ?? '', 'hex'), mine).catch(
    () => undefined,
  )
  check(
    'we open their box',
    opened !== undefined && Buffer.from(opened).toString() === message,
    answer,
  )
}

await cryptoReady()
const folder = mkdtempSync(join(tmpdir(), 'dtao-peers-'))
let skipped = 0
const wanted = process.argv[2]
for (const peer of PEERS.filter(({ version }) => wanted === undefined || version === wanted)) {
  const found = pythonOf(peer)
  const title = `${peer.name} ${peer.version}`
  if ('reason' in found) {
    skipped += 1
    console.log(`${title}: skipped, ${found.reason}`)
    continue
  }
  const before = failures
  const root = mkdtempSync(join(folder, 'peer-'))
  await theyReadOurs(found.python, peer, join(root, 'ours'))
  await weReadTheirs(found.python, peer, join(root, 'theirs'))
  if (knowsEd25519(peer)) await sealedBoxes(found.python)
  console.log(`${title}: ${failures === before ? 'agrees' : `${failures - before} differences`}`)
}
rmSync(folder, { recursive: true, force: true })
console.log(
  `${checks} checks, ${failures} differences, ${skipped} of ${PEERS.length} libraries skipped`,
)
process.exitCode = failures === 0 ? 0 : 1
