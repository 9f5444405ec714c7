import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OwnChain, ownChain, rao } from './own-chain.ts'
import { atTerminal } from './terminal.ts'

const DOWN = '\u001b[B'
const ENTER = '\r'
const SIM = { DTAO_NETWORK: 'sim' }

type Amount = { rao: string; value: string; unit: string }
type List = { positions: { netuid: number; hotkey: string; stake: Amount }[] }

let chain: OwnChain
beforeAll(async () => {
  chain = await ownChain(100)
})
afterAll(() => chain.remove())

const positions = async () => (await chain.data<List>('stake list')).positions

describe('at a terminal, with nothing given', () => {
  test('a no changes nothing and ends with 130', async () => {
    const terminal = atTerminal(['stake', 'add', '--wallet', 'w'], chain.home, SIM)
    await terminal.waitFor('Subnet:')
    terminal.type(DOWN + ENTER)
    await terminal.waitFor('Hotkey:')
    terminal.type(DOWN + ENTER)
    await terminal.waitFor('Amount to stake')
    terminal.type(`1${ENTER}`)
    await terminal.waitFor('Stake 1 τ to')
    terminal.type(`n${ENTER}`)
    expect(await terminal.ended).toBe(130)
    expect(await positions()).toEqual([])
  }, 60_000)

  test('stake add asks for all of it, names a hotkey that is new, and says what came', async () => {
    const terminal = atTerminal(['stake', 'add'], chain.home, SIM)
    await terminal.waitFor('Wallet:')
    terminal.type(ENTER)
    await terminal.waitFor('Subnet:')
    await terminal.waitFor('1 inference')
    await terminal.waitFor('move it 1%')
    terminal.type(DOWN + ENTER)
    await terminal.waitFor('Hotkey:')
    await terminal.waitFor('(yours)')
    terminal.type(ENTER)
    await terminal.waitFor('Amount to stake (100 τ free)')
    terminal.type(`abc${ENTER}`)
    await terminal.waitFor('"abc" is no amount')
    terminal.type(`\u007f\u007f\u007f5${ENTER}`)
    await terminal.waitFor('At least')
    await terminal.waitFor('Associate it with your coldkey')
    terminal.type(`y${ENTER}`)
    await terminal.waitFor('Stake 5 τ to h in subnet 1 inference?')
    terminal.type(`y${ENTER}`)
    await terminal.waitFor('In block')
    await terminal.waitFor('Quoted')
    await terminal.waitFor('Received')
    await terminal.waitFor('Difference')
    expect(await terminal.ended).toBe(0)
    expect(await positions()).toMatchObject([{ netuid: 1, hotkey: chain.hotkey }])
  }, 60_000)

  test('stake remove offers the positions, and sells a share', async () => {
    const [before] = await positions()
    const terminal = atTerminal(['stake', 'remove', '--wallet', 'w'], chain.home, SIM)
    await terminal.waitFor('Position:')
    await terminal.waitFor('1 inference')
    terminal.type(ENTER)
    await terminal.waitFor('Amount to unstake')
    terminal.type(`50%${ENTER}`)
    await terminal.waitFor('Unstake')
    terminal.type(`y${ENTER}`)
    await terminal.waitFor('Received')
    expect(await terminal.ended).toBe(0)
    const [after] = await positions()
    const half = rao(before?.stake ?? { rao: '0' }) / 2n
    const left = rao(after?.stake ?? { rao: '0' })
    // Shares of a pool round by a rao.
    expect([half - 1n, half, half + 1n, half + 2n]).toContain(left)
  }, 60_000)

  test('Ctrl-C at a question ends with 130', async () => {
    const terminal = atTerminal(['stake', 'add', '--wallet', 'w'], chain.home, SIM)
    await terminal.waitFor('Subnet:')
    terminal.type('\u0003')
    expect(await terminal.ended).toBe(130)
  }, 60_000)

  test('--json asks for nothing', async () => {
    const terminal = atTerminal(['stake', 'add', '--wallet', 'w', '--json'], chain.home, SIM)
    expect(await terminal.ended).toBe(2)
    expect(terminal.shown()).toContain('"code":"argument_missing"')
  }, 60_000)
})
