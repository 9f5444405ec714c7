import { afterEach, beforeEach, expect, test } from 'vitest'
import { dtao, temporaryHome } from './dtao.ts'
import { atTerminal } from './terminal.ts'

const CTRL_C = '\u0003'
const CTRL_D = '\u0004'

let home: string
let remove: () => void

beforeEach(() => {
  ;({ home, remove } = temporaryHome())
})
afterEach(() => remove())

const NEW = ['wallet', 'new-coldkey']
const QUESTIONS: readonly (readonly [string, readonly string[], string])[] = [
  ['a line', NEW, 'Name of the wallet'],
  ['a password', [...NEW, '--wallet', 'x'], 'New password for'],
  ['consent', [...NEW, '--wallet', 'w', '--no-password'], '(y/N)'],
  ['a choice', ['wallet', 'sign', '--message', 'x'], 'Wallet'],
]

test.each(
  QUESTIONS.flatMap((one) => [
    [...one, 'Ctrl-D', CTRL_D] as const,
    [...one, 'Ctrl-C', CTRL_C] as const,
  ]),
)(
  'a question for %s, asked by %j with "%s", ends with 130 on %s',
  async (_what, argv, question, _keys, typed) => {
    await dtao(['wallet', 'new-coldkey', '--wallet', 'w', '--no-password'], { home })
    const terminal = atTerminal(argv, home)
    await terminal.waitFor(question)
    terminal.type(typed)
    expect(await terminal.ended).toBe(130)
  },
)
