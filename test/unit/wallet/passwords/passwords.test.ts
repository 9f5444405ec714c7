import { fstatSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  PasswordRequiredError,
  PasswordSourceError,
  WeakPasswordError,
  WrongPasswordError,
} from '../../../../src/errors/wallet.ts'
import {
  decodeVariable,
  encodeVariable,
  passwordVariable,
} from '../../../../src/wallet/passwords/environment.ts'
import { judgePassword, requireStrong } from '../../../../src/wallet/passwords/policy.ts'
import { btwalletAccepts, btwalletScore } from '../../../../src/wallet/passwords/score.ts'
import {
  givenPassword,
  newPassword,
  openWithPassword,
} from '../../../../src/wallet/passwords/sources.ts'
import { passwordStrength } from '../../../../src/wallet/passwords/strength.ts'
import { utf8, vectors } from '../vectors.ts'

interface Policy {
  vectors: { password: string; accepted: boolean; scoreReimplemented: number }[]
}

interface Environment {
  varNames: { path: string; envVar: string }[]
  encode: { envVar: string; password: string; encoded: string }[]
  decodeEdge: { envVar: string; value: string | null; result?: string | null }[]
}

const GOOD = 'correct horse battery'
const PATHS = ['/srv/x/w/coldkey']
const VARIABLE = 'BT_PW__SRV_X_W_COLDKEY'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dtao-passwords-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function fileWith(content: string): string {
  const path = join(folder, `password-${content.length}`)
  writeFileSync(path, content)
  return path
}

function text(bytes: Uint8Array | undefined): string | undefined {
  return bytes === undefined ? undefined : Buffer.from(bytes).toString()
}

describe('the policy', () => {
  it.each(vectors<Policy>('password-policy.json').vectors)('$password', (row) => {
    expect(btwalletScore(row.password)).toBeCloseTo(row.scoreReimplemented, 3)
    expect(btwalletAccepts(row.password)).toBe(row.accepted)
    const verdict = judgePassword(row.password)
    if (!row.accepted) expect(verdict.accepted).toBe(false)
    expect(verdict.accepted || verdict.reasons.length > 0).toBe(true)
  })

  it('never accepts what btwallet refuses', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 12, unit: fc.constantFrom(...'abcAB12!@ é🔑') }),
        (password) => {
          expect(judgePassword(password).accepted && !btwalletAccepts(password)).toBe(false)
        },
      ),
    )
  })

  it.each([
    ['password123', /common/],
    ['abcdefghij', /sequence/],
    ['xkxkxkxkxkxk', /repeats/],
    ['asdfghjkl', /common|neighbouring/],
    ['  spaced out  ', /white space/],
    ['', /empty/],
    ['xK4!', /6 bytes/],
    ['\ufeffcorrect horse battery', /white space/],
    ['correct\nhorse battery', /line break/],
    ['correct\u0000horse battery', /control character/],
    ['p\ufffdssw\ufffdrd-Zebra9', /could not be read/],
  ])('says why %j is refused', (password, why) => {
    const { accepted, reasons } = judgePassword(password)
    expect(accepted).toBe(false)
    expect(reasons.join()).toMatch(why)
    expect(() => requireStrong(password)).toThrow(WeakPasswordError)
  })

  it('accepts phrases and random text', () => {
    for (const password of [GOOD, 'testing123!Aa', 'kq4zpz13-Vb', 'パスワードを忘れた'])
      expect(judgePassword(password)).toMatchObject({ accepted: true })
  })

  it('rates longer and more mixed passwords higher', () => {
    expect(passwordStrength(GOOD).bits).toBeGreaterThan(passwordStrength('correct').bits)
    expect(passwordStrength('rqmvbxkz').bits).toBeLessThan(passwordStrength('rQ4vb!kz').bits)
    expect(passwordStrength('x'.repeat(10_000)).label).toBe('very weak')
  })
})

describe('variables', () => {
  const golden = vectors<Environment>('env-password.json')

  it.each(golden.varNames)('$path is $envVar', ({ path, envVar }) => {
    expect(passwordVariable(path)).toBe(envVar)
  })

  it.each(golden.encode)('$envVar = $encoded', ({ envVar, password, encoded }) => {
    expect(encodeVariable(envVar, utf8(password))).toBe(encoded)
    expect(text(decodeVariable(envVar, encoded))).toBe(password)
  })

  it('that are no base64 or no text are refused, without showing their value', () => {
    for (const value of [
      '!!!',
      'YQ',
      'YQ=\n',
      'plainpassword',
      'dGVz dA==',
      '_-8=',
      '/////w==',
      'vao=',
    ]) {
      expect(() => decodeVariable('BT_PW_TEST', value)).toThrow(PasswordSourceError)
      expect(() => decodeVariable('BT_PW_TEST', value)).not.toThrow(value)
    }
  })
})

describe('sources', () => {
  const masked = encodeVariable(VARIABLE, utf8('from the path'))

  it('are taken in their order', () => {
    const file = fileWith('from a file\n')
    const environment = {
      BT_WALLET_PASSWORD: 'plain',
      [VARIABLE]: masked,
      BT_WALLET_PASSWORD_FILE: fileWith('from a variable’s file'),
    }
    const order: (string | undefined)[] = []
    const fd = openSync(file, 'r')
    for (const sources of [
      { file, environment },
      { fd, environment },
      { environment },
      { environment: { ...environment, BT_WALLET_PASSWORD: '' } },
      { environment: { BT_WALLET_PASSWORD_FILE: environment.BT_WALLET_PASSWORD_FILE } },
      { environment: {} },
    ])
      order.push(text(givenPassword(PATHS, sources)?.password))
    expect(order).toEqual([
      'from a file',
      'from a file',
      'plain',
      'from the path',
      'from a variable’s file',
      undefined,
    ])
  })

  it('leave no descriptor open that a process started later would inherit', () => {
    const fd = openSync(fileWith('from a file'), 'r')
    expect(text(givenPassword(PATHS, { fd, environment: {} })?.password)).toBe('from a file')
    expect(() => fstatSync(fd)).toThrow('EBADF')
  })

  it('name a variable by each spelling of the path, in their order', () => {
    const spellings = ['pyw/w/coldkey', '/home/x/pyw/w/coldkey']
    const [written, resolved] = spellings.map(passwordVariable)
    const environment = {
      [written ?? '']: encodeVariable(written ?? '', utf8('as written')),
      [resolved ?? '']: encodeVariable(resolved ?? '', utf8('resolved')),
    }
    expect(text(givenPassword(spellings, { environment })?.password)).toBe('as written')
    const later = { environment: { ...environment, [written ?? '']: '' } }
    expect(text(givenPassword(spellings, later)?.password)).toBe('resolved')
    expect(givenPassword([], { environment })).toBeUndefined()
  })

  it('that are no UTF-8 hold no password, for a new key and for an old one', () => {
    const file = join(folder, 'latin1')
    writeFileSync(file, Buffer.from('p\u00e4ssw\u00f6rd-Zebra9', 'latin1'))
    for (const sources of [{ file }, { fd: openSync(file, 'r') }])
      expect(() => givenPassword(PATHS, { ...sources, environment: {} })).toThrow(/not UTF-8/)
  })

  it('that cannot be read or are too long say so', () => {
    expect(() => givenPassword(PATHS, { file: join(folder, 'none'), environment: {} })).toThrow(
      PasswordSourceError,
    )
    expect(() =>
      givenPassword(PATHS, { file: fileWith('x'.repeat(5000)), environment: {} }),
    ).toThrow(/too long/)
  })
})

describe('opening', () => {
  const open = async (password: Uint8Array) => {
    if (text(password) !== 'right') throw new WrongPasswordError()
    return 'open'
  }
  const answers = (...lines: string[]) => {
    const asked: string[] = []
    const ask = async (label: string) => {
      asked.push(label)
      return lines.shift() ?? ''
    }
    return { ask, asked, environment: {} }
  }

  it('asks three times on a terminal and not a fourth', async () => {
    const third = answers('a', 'b', 'right')
    await expect(openWithPassword('the key', PATHS, third, open)).resolves.toBe('open')
    const never = answers('a', 'b', 'c', 'right')
    await expect(openWithPassword('the key', PATHS, never, open)).rejects.toThrow(
      WrongPasswordError,
    )
    expect(never.asked).toHaveLength(3)
  })

  it('fails at once where a machine gave the password, naming the source and no password', async () => {
    const sources = { ...answers('right'), environment: { BT_WALLET_PASSWORD: 'hidden' } }
    const failed = openWithPassword('the key', PATHS, sources, open)
    await expect(failed).rejects.toThrow('BT_WALLET_PASSWORD')
    await expect(failed).rejects.not.toThrow('hidden')
    expect(sources.asked).toHaveLength(0)
  })

  it('says what to do where there is neither', async () => {
    const failed = openWithPassword('the key', PATHS, { environment: {} }, open)
    await expect(failed).rejects.toThrow(PasswordRequiredError)
  })

  it('wipes what it tried', async () => {
    let seen: Uint8Array = new Uint8Array()
    await openWithPassword('the key', PATHS, answers('right'), async (password) => {
      seen = password
    })
    expect([...seen]).toEqual([0, 0, 0, 0, 0])
  })
})

describe('a new password', () => {
  const terminal = (...lines: string[]) => ({
    environment: {},
    ask: async () => lines.shift() ?? '',
  })

  it('is asked for twice, and again when it is weak or mistyped', async () => {
    expect(text(await newPassword('k', PATHS, terminal(GOOD, GOOD)))).toBe(GOOD)
    expect(text(await newPassword('k', PATHS, terminal('123456', GOOD, 'typo', GOOD, GOOD)))).toBe(
      GOOD,
    )
    await expect(newPassword('k', PATHS, terminal('', '', ''))).rejects.toThrow(WeakPasswordError)
    await expect(
      newPassword('k', PATHS, terminal(GOOD, '1', GOOD, '2', GOOD, '3')),
    ).rejects.toThrow(/same/)
  })

  it('from a machine must be good at once, and without any source there is none', async () => {
    const from = (value: string) =>
      newPassword('k', PATHS, { environment: { BT_WALLET_PASSWORD: value } })
    expect(text(await from(GOOD))).toBe(GOOD)
    await expect(from('123456')).rejects.toThrow(WeakPasswordError)
    await expect(from(`\ufeff${GOOD}`)).rejects.toThrow(WeakPasswordError)
    await expect(from('')).rejects.toThrow(PasswordRequiredError)
    await expect(newPassword('k', PATHS, { file: fileWith(''), environment: {} })).rejects.toThrow(
      WeakPasswordError,
    )
  })
})
