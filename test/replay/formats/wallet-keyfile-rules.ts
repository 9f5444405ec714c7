import type { KeyfileRole } from '../../../src/wallet/formats/loaded-key.ts'
import { isRecord } from '../compare.ts'
import type { Row } from '../json.ts'
import type { BetterRule, Verdict } from './wallet-verdict.ts'

/** What a rule may look at: the file itself, never its name. */
interface Subject {
  readonly text: string
  /** Its JSON, zero padding aside; empty when it is none. */
  readonly fields: Row
  readonly role: KeyfileRole
  /** No library opens it. */
  readonly noneOpens: boolean
}

interface KeyfileRule {
  readonly name: string
  applies(subject: Subject): boolean
  /** What our verdict must then be. */
  holds(ours: Verdict, subject: Subject): boolean
}

const BARE_HEX = /^\s*(?:0x)?([0-9a-f]{64})\s*$/i

function fieldsOf(text: string): Row {
  try {
    const value: unknown = JSON.parse(text.replace(/\0+$/, ''))
    return isRecord(value) ? value : {}
  } catch {
    return {}
  }
}

function opensAsNamed(ours: Verdict, { fields }: Subject): boolean {
  return ours.ok && ours.canSign === true && ours.ss58 === fields.ss58Address
}

/** Where a keyfile fares better with us than with the libraries; docs/wallet-formats.md has the reasons. */
const RULES: readonly KeyfileRule[] = [
  {
    name: 'bare hex is a public key',
    applies: ({ text, role }) => role === 'public' && BARE_HEX.test(text),
    holds: (ours, { text }) =>
      ours.canSign === false && ours.publicKey === `0x${BARE_HEX.exec(text)?.[1]?.toLowerCase()}`,
  },
  {
    name: 'vault 1.2 opens',
    applies: ({ text, noneOpens }) => noneOpens && text.startsWith('$ANSIBLE_VAULT;1.2;'),
    holds: (ours) => ours.ok && ours.canSign === true,
  },
  {
    name: 'public key alone can watch',
    applies: ({ fields, noneOpens }) =>
      noneOpens &&
      Object.keys(fields).every((name) => name === 'publicKey' || name === 'accountId') &&
      'publicKey' in fields !== 'accountId' in fields,
    holds: (ours) => ours.ok && ours.canSign === false,
  },
  {
    name: 'zero padding ignored',
    applies: ({ text, fields, noneOpens }) =>
      noneOpens && text.endsWith('\0') && typeof fields.ss58Address === 'string',
    holds: opensAsNamed,
  },
  {
    name: 'raw seed read back',
    applies: ({ fields, noneOpens }) =>
      noneOpens && Buffer.byteLength(String(fields.secretSeed ?? '').replace(/^0x/, '')) === 32,
    holds: opensAsNamed,
  },
  {
    name: 'damaged secret recovered',
    applies: ({ fields, noneOpens }) =>
      noneOpens &&
      typeof fields.ss58Address === 'string' &&
      ['secretPhrase', 'secretSeed', 'privateKey'].filter(
        (name) => typeof fields[name] === 'string',
      ).length > 1 &&
      [undefined, 0, 1].includes(fields.cryptoType as number | undefined),
    holds: opensAsNamed,
  },
]

/** The rule that applies to a keyfile, if any: the first. */
export function keyfileRules(
  { bytes, role }: { bytes: Uint8Array; role: KeyfileRole },
  theirs: readonly Verdict[],
): BetterRule[] {
  const text = Buffer.from(bytes).toString()
  const subject = { text, role, fields: fieldsOf(text), noneOpens: theirs.every(({ ok }) => !ok) }
  const rule = RULES.find((each) => each.applies(subject))
  return rule === undefined ? [] : [{ name: rule.name, holds: (ours) => rule.holds(ours, subject) }]
}
