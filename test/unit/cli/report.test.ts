import { expect, test } from 'vitest'
import { failureDocument, successDocument } from '../../../src/cli/json.ts'
import { asDtaoError, sentence } from '../../../src/cli/report.ts'
import { UsageError } from '../../../src/errors/base.ts'

test.each([
  ['wrong password for the key', 'Wrong password for the key.'],
  ['Already one.', 'Already one.'],
  ['Really?', 'Really?'],
  ['`dtao stake` does it', '`dtao stake` does it.'],
  ['--netuid is missing', '--netuid is missing.'],
  ['ws://x did not answer', 'ws://x did not answer.'],
])('people read "%s" as "%s"', (text, expected) => {
  expect(sentence(text)).toBe(expected)
})

test('what is none of our errors is a defect and keeps its cause', () => {
  const cause = new TypeError('x is not a function')
  expect(asDtaoError(cause)).toMatchObject({ code: 'internal', exitCode: 1, cause })
  expect(asDtaoError('text')).toMatchObject({ message: 'Unexpected: text' })
  const usage = new UsageError('no')
  expect(asDtaoError(usage)).toBe(usage)
})

test('what the system refuses is no defect, whether it names a path or not', () => {
  const system = (syscall: string, code: string) =>
    Object.assign(new Error(`${code}: ${syscall}`), { syscall, code })
  expect(asDtaoError(system('write', 'ENOSPC'))).toMatchObject({
    code: 'file_system',
    exitCode: 1,
    message: 'The system refused to write: no space is left on the disk.',
  })
  expect(asDtaoError(system('uv_os_homedir', 'ERR_SYSTEM_ERROR'))).toMatchObject({
    code: 'file_system',
    hints: ['Set HOME.'],
  })
})

test('documents are one line, and bigints in details become text', () => {
  const failure = failureDocument({
    code: 'c',
    message: 'm\nn',
    hints: ['a.', 'b.'],
    details: { rao: 5n },
  })
  expect(failure).not.toContain('\n')
  expect(JSON.parse(failure)).toEqual({
    ok: false,
    schema: 'dtao/1',
    error: { code: 'c', message: 'm\nn', hint: 'a. b.', details: { rao: '5' } },
  })
  expect(JSON.parse(successDocument([1], null))).toEqual({
    ok: true,
    schema: 'dtao/1',
    network: null,
    data: [1],
  })
})
