import { describe, expect, test } from 'vitest'
import { testContext } from './context.ts'

describe('Context', () => {
  test('confirm passes with --yes and with a yes, and cancels with a no', async () => {
    await testContext({ flags: { yes: true } }).confirm('Go on?')
    await testContext({ terminal: true, answers: ['y'] }).confirm('Go on?')
    await expect(
      testContext({ terminal: true, answers: ['n'] }).confirm('Go on?'),
    ).rejects.toMatchObject({ code: 'cancelled', exitCode: 130 })
  })

  test('confirm never guesses where nobody can be asked', async () => {
    for (const options of [{}, { terminal: true, flags: { json: true } }]) {
      await expect(testContext(options).confirm('Go on?')).rejects.toMatchObject({
        code: 'confirmation_required',
        exitCode: 2,
      })
    }
  })

  test('need asks on a terminal and names the flag elsewhere', async () => {
    const asked = testContext({ terminal: true, answers: ['x'] })
    expect(await asked.need('--hotkey', (prompt) => prompt.input('hotkey'))).toBe('x')
    await expect(testContext().need('--hotkey', async () => 'x')).rejects.toMatchObject({
      code: 'argument_missing',
      message: '--hotkey is missing.',
    })
  })

  test('a password may be asked for under --yes, but not under --json', () => {
    expect(testContext({ terminal: true, flags: { yes: true } }).canAskSecrets).toBe(true)
    expect(testContext({ terminal: true, flags: { json: true } }).canAskSecrets).toBe(false)
    expect(testContext().canAskSecrets).toBe(false)
  })

  test('close runs every cleanup once, last first, whatever fails', async () => {
    const ctx = testContext()
    const order: string[] = []
    ctx.onExit(() => {
      order.push('first')
    })
    ctx.onExit(async () => {
      throw new Error('stuck')
    })
    ctx.onExit(() => {
      order.push('last')
    })
    await ctx.close()
    await ctx.close()
    expect(order).toEqual(['last', 'first'])
  })

  test('--quiet mutes notes and warnings; only --verbose shows details', () => {
    const say = (flags: { quiet?: boolean; verbose?: boolean }): string => {
      const ctx = testContext({ flags })
      ctx.ui.note('a note')
      ctx.ui.warn('a warning')
      ctx.ui.debug('a detail')
      return ctx.shown()
    }
    expect(say({})).toBe('a note\n⚠ a warning\n')
    expect(say({ quiet: true })).toBe('')
    expect(say({ quiet: true, verbose: true })).toBe('a detail\n')
  })
})
