import {
  decodeVariable,
  encodeVariable,
  passwordVariable,
} from '../../../src/wallet/passwords/environment.ts'
import { judgePassword } from '../../../src/wallet/passwords/policy.ts'
import { btwalletAccepts, btwalletScore } from '../../../src/wallet/passwords/score.ts'
import { Keystore } from '../../../src/wallet/store/keystore.ts'
import { isRecord, shown } from '../compare.ts'
import type { Format, Report } from '../format.ts'
import { type Row, rowsOf } from '../json.ts'
import { type BetterRule, compareVerdict, verdict } from './wallet-verdict.ts'

const encoder = new TextEncoder()
const decoder = new TextDecoder()

function differ(report: Report, id: string, item: string, expected: unknown, got: unknown): void {
  if (shown(expected) !== shown(got))
    report.mismatch({ case: id, item, expected: shown(expected), got: shown(got) })
}

/** `password-policy.json`: the score must be the crate's, and nothing that it refuses may pass ours. */
export const walletPolicyFormat: Format = {
  name: 'wallet password policy',
  matches: (json) => rowsOf(json, 'vectors').some((row) => 'scoreReimplemented' in row),
  replay(json, report) {
    for (const row of rowsOf(json, 'vectors')) {
      const password = String(row.password)
      report.case(shown(row.password))
      const score = btwalletScore(password)
      if (Math.abs(score - Number(row.scoreReimplemented)) > 1e-4)
        differ(report, password, 'score', row.scoreReimplemented, score)
      differ(report, password, 'btwallet accepts', row.accepted, btwalletAccepts(password))
      const { accepted } = judgePassword(password)
      if (accepted && row.accepted !== true) differ(report, password, 'we accept', false, true)
      if (!accepted && row.accepted === true) report.better('stricter password policy')
    }
  },
}

function pathsOf(row: Row): { root: string; name: { wallet: string; hotkey: string } } {
  const given = typeof row.path === 'string' ? row.path : '~/.bittensor/wallets/'
  return {
    root: given.replace(/^~(?=\/|$)/, String(row.HOME)),
    name: { wallet: String(row.name), hotkey: String(row.hotkey) },
  }
}

async function replayPaths(row: Row, report: Report): Promise<void> {
  const { root, name } = pathsOf(row)
  const store = new Keystore(root)
  const id = `wallet ${name.wallet} in ${root}`
  if (/[/\\]/.test(name.wallet)) {
    const ours = await verdict(() => ({ ok: store.secretPath(name) !== '' }))
    const rule: BetterRule = { name: 'a name is no path', holds: ({ ok }) => !ok }
    compareVerdict(report, id, ours, [], [rule])
    return
  }
  report.case(id)
  const [coldkey, hotkey] = [store.secretPath({ wallet: name.wallet }), store.secretPath(name)]
  differ(report, id, 'coldkeyPath', row.coldkeyPath, coldkey)
  differ(report, id, 'hotkeyPath', row.hotkeyPath, hotkey)
  differ(report, id, 'coldkeyEnv', row.coldkeyEnv, passwordVariable(coldkey))
  differ(report, id, 'hotkeyEnv', row.hotkeyEnv, passwordVariable(hotkey))
}

async function replayDecoding(row: Row, report: Report): Promise<void> {
  if (typeof row.value !== 'string') return
  const [name, value] = [String(row.envVar), row.value]
  let password: string | undefined
  const ours = await verdict(() => {
    password = decoder.decode(decodeVariable(name, value))
    return { ok: true }
  })
  const readable = typeof row.result === 'string'
  const lossy = readable && row.result === '' && value !== ''
  const rules: BetterRule[] = lossy
    ? [{ name: 'unreadable variable is an error, not an empty password', holds: ({ ok }) => !ok }]
    : []
  compareVerdict(report, `${name}=${value}`, ours, [{ ok: readable }], rules)
  if (ours.ok) differ(report, name, 'password', row.result, password)
}

/** `env-password.json`: names and values of `BT_PW_…`. */
export const walletEnvironmentFormat: Format = {
  name: 'wallet password variables',
  matches: (json) =>
    isRecord(json) && Array.isArray(json.varNames) && Array.isArray(json.decodeEdge),
  async replay(json, report) {
    for (const row of rowsOf(json, 'varNames')) {
      report.case(String(row.path))
      differ(report, String(row.path), 'envVar', row.envVar, passwordVariable(String(row.path)))
    }
    for (const row of rowsOf(json, 'walletPaths')) await replayPaths(row, report)
    for (const row of rowsOf(json, 'encode')) {
      const [name, password] = [String(row.envVar), String(row.password)]
      report.case(`${name} ${password}`)
      differ(report, name, 'encoded', row.encoded, encodeVariable(name, encoder.encode(password)))
      differ(
        report,
        name,
        'decoded',
        password,
        decoder.decode(decodeVariable(name, String(row.encoded))),
      )
    }
    for (const row of rowsOf(json, 'decodeEdge')) await replayDecoding(row, report)
  },
}
