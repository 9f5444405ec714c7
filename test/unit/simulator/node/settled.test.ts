import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { openNode } from '../../../../src/simulator/node/open.ts'
import { dispatch } from '../../../../src/simulator/node/rpc/dispatch.ts'
import { Session } from '../../../../src/simulator/node/rpc/session.ts'
import { whenSettled } from '../../../../src/simulator/node/rpc/settled.ts'

let session: Session
const body = vi.fn()

beforeEach(async () => {
  const node = await openNode({ genesis: 'empty' })
  const options = { trusted: true, subscriptions: true, finalityLag: 100 }
  session = new Session(node, () => undefined, options)
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  body.mockReset()
})
afterEach(() => vi.useRealTimers())

const ask = () => dispatch(session, 'system_chain', [])

it('waits until the client has asked its questions', async () => {
  whenSettled(session, body)
  vi.advanceTimersByTime(200)
  await ask()
  vi.advanceTimersByTime(99)
  await ask()
  vi.advanceTimersByTime(99)
  expect(body).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1)
  expect(body).toHaveBeenCalledOnce()
  vi.advanceTimersByTime(10_000)
  expect(body).toHaveBeenCalledOnce()
})

it('counts what is refused as a question', async () => {
  whenSettled(session, body)
  await expect(dispatch(session, 'no_such', [])).rejects.toThrow('Method not found')
  vi.advanceTimersByTime(100)
  expect(body).toHaveBeenCalledOnce()
})

it('waits no longer than four lags for who asks nothing, or never stops', async () => {
  whenSettled(session, body)
  vi.advanceTimersByTime(399)
  expect(body).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1)
  expect(body).toHaveBeenCalledOnce()
  whenSettled(session, body)
  for (let i = 0; i < 8; i += 1) {
    await ask()
    vi.advanceTimersByTime(50)
  }
  expect(body).toHaveBeenCalledTimes(2)
})

it('does nothing once it is called off', async () => {
  const stop = whenSettled(session, body)
  await ask()
  stop()
  vi.advanceTimersByTime(10_000)
  expect(body).not.toHaveBeenCalled()
  expect(vi.getTimerCount()).toBe(0)
  expect(session.calls.size).toBe(0)
})
