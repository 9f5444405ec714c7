import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sr25519VerifyMessage } from '../../../../src/crypto/index.ts'
import { AgentError, UnsafeFileError } from '../../../../src/errors/wallet.ts'
import { readCall } from '../../../../src/wallet/agent/calls.ts'
import { agentSigner, findAgent, findAgents } from '../../../../src/wallet/agent/client.ts'
import { agentPlace, preparePlace } from '../../../../src/wallet/agent/place.ts'
import { allowedCall, judgePayload } from '../../../../src/wallet/agent/policy.ts'
import { type Agent, startAgent } from '../../../../src/wallet/agent/server.ts'
import type { Keypair } from '../../../../src/wallet/keys/keypair.ts'
import { keypairFromUri } from '../../../../src/wallet/keys/uri.ts'

const HOUR = 3_600_000
const TAO = 1_000_000_000n

let directory: string
let agents: Agent[]
let alice: Keypair

beforeEach(async () => {
  directory = join(mkdtempSync(join(tmpdir(), 'dtao-agent-')), 'agent')
  agents = []
  alice = await keypairFromUri('//Alice')
})

afterEach(async () => {
  for (const agent of agents) agent.close()
  await Promise.all(agents.map((agent) => agent.closed))
  rmSync(join(directory, '..'), { recursive: true, force: true })
})

async function unlock(
  policy: { until?: number; allow?: string[]; limit?: bigint } = {},
  keypair = alice,
) {
  const agent = await startAgent({
    keypair,
    label: 'wallet w',
    policy: { until: Date.now() + HOUR, ...policy },
    place: agentPlace(directory, keypair.account),
  })
  agents.push(agent)
  return agent
}

async function client() {
  const found = await findAgent(directory, alice.account)
  if (found === undefined) throw new Error('no agent')
  return found
}

function u64(value: bigint): number[] {
  return Array.from({ length: 8 }, (_, i) => Number((value >> BigInt(8 * i)) & 255n))
}

/** SubtensorModule.add_stake(hotkey, netuid 1, amount), then whatever the extensions add. */
function addStake(amount: bigint): Uint8Array {
  return Uint8Array.from([7, 2, ...new Uint8Array(32), 1, 0, ...u64(amount), 0, 0, 0])
}

function transfer(amount: bigint): Uint8Array {
  return Uint8Array.from([5, 3, 0, ...new Uint8Array(32), 19, ...u64(amount), 0])
}

describe('an agent', () => {
  it('signs what its key would sign, and says what it is', async () => {
    const until = Date.now() + HOUR
    await unlock({ until, limit: 5n * TAO, allow: ['SubtensorModule.add_stake'] })
    const agent = await client()
    expect(await agent.status()).toEqual({
      account: alice.account,
      scheme: 'sr25519',
      label: 'wallet w',
      until,
      allow: ['SubtensorModule.add_stake'],
      limit: 5n * TAO,
    })
    const signer = await agentSigner(agent)
    const payload = addStake(TAO)
    expect(sr25519VerifyMessage(await signer.sign(payload), payload, alice.publicKey)).toBe(true)
    agent.close()
  })

  it('lives in a private directory, behind a private socket and cookie', async () => {
    await unlock()
    const place = agentPlace(directory, alice.account)
    const modes = [directory, place.socket, place.cookie].map(
      (path) => lstatSync(path).mode & 0o777,
    )
    expect(modes).toEqual([0o700, 0o600, 0o600])
  })

  it('forgets its key when it is locked, and leaves nothing behind', async () => {
    const agent = await unlock()
    const talk = await client()
    await talk.lock()
    await agent.closed
    expect(() => alice.sign(new Uint8Array())).toThrow('wiped')
    expect(existsSync(agentPlace(directory, alice.account).socket)).toBe(false)
    expect(await findAgents(directory)).toEqual([])
  })

  it('forgets its key when its time is over', async () => {
    const agent = await unlock({ until: Date.now() + 50 })
    await agent.closed
    expect(() => alice.sign(new Uint8Array())).toThrow('wiped')
  })

  it('asks a person above its limit and for what it cannot read, and takes no for an answer', async () => {
    await unlock({ limit: 5n * TAO })
    const agent = await client()
    await agent.sign(addStake(5n * TAO))
    const asked: string[] = []
    const answer = (yes: boolean) => async (question: string) => {
      asked.push(question)
      return yes
    }
    const large = addStake(6n * TAO)
    expect(
      sr25519VerifyMessage(await agent.sign(large, answer(true)), large, alice.publicKey),
    ).toBe(true)
    await expect(agent.sign(transfer(6n * TAO), answer(false))).rejects.toThrow('Not confirmed')
    await expect(agent.sign(large)).rejects.toThrow(/add_stake of 6 .*limit of 5/)
    await expect(agent.sign(new Uint8Array(40))).rejects.toThrow(/cannot tell/)
    expect(asked[0]).toMatch(/add_stake of 6/)
    expect(asked[1]).toMatch(/transfer_keep_alive of 6/)
    agent.close()
  })

  it('signs only what its list allows', async () => {
    await unlock({ allow: [allowedCall('add_stake')] })
    const agent = await client()
    await agent.sign(addStake(TAO))
    await expect(agent.sign(transfer(TAO))).rejects.toThrow(/transfer_keep_alive/)
    await expect(agent.sign(new Uint8Array(32))).rejects.toThrow(/none of them/)
    agent.close()
  })

  it('holds several keys in several processes, each found by its account', async () => {
    const bob = await keypairFromUri('//Bob')
    await unlock()
    await unlock({}, bob)
    const found = await findAgents(directory)
    const accounts = await Promise.all(found.map(async (agent) => (await agent.status()).account))
    expect(accounts.sort()).toEqual([alice.account, bob.account].sort())
    for (const agent of found) agent.close()
  })
})

describe('strangers', () => {
  it('who do not know the cookie are not heard', async () => {
    await unlock()
    const socket = connect(agentPlace(directory, alice.account).socket)
    const seen: string[] = []
    socket.on('data', (data) => seen.push(data.toString()))
    socket.write(
      `${JSON.stringify({ challenge: 'x', proof: 'y' })}\n${JSON.stringify({ request: 'status' })}\n`,
    )
    await new Promise((resolve) => socket.once('close', resolve))
    expect(seen.join('').trim().split('\n')).toHaveLength(1)
    expect(seen.join('')).not.toContain(alice.account)
    const rubbish = connect(agentPlace(directory, alice.account).socket)
    rubbish.resume().on('error', () => rubbish.destroy())
    rubbish.write('\u0000\u0001 no json\n')
    await new Promise((resolve) => rubbish.once('close', resolve))
    const agent = await client()
    expect((await agent.status()).label).toBe('wallet w')
    agent.close()
  })

  it('who answer in the agent’s place are found out', async () => {
    const place = agentPlace(directory, alice.account)
    preparePlace(place, new Uint8Array(32).fill(1))
    const impostor = createServer((socket) => {
      socket.on('error', () => socket.destroy())
      socket.write(`${JSON.stringify({ agent: 1, challenge: 'x' })}\n`)
      socket.on('data', () => socket.write(`${JSON.stringify({ proof: 'made up' })}\n`))
    })
    await new Promise<void>((resolve) => impostor.listen(place.socket, resolve))
    await expect(findAgent(directory, alice.account)).rejects.toThrow(AgentError)
    impostor.close()
  })

  it('cannot offer a directory that others may enter', async () => {
    await unlock()
    chmodSync(directory, 0o755)
    await expect(findAgent(directory, alice.account)).rejects.toThrow(UnsafeFileError)
    chmodSync(directory, 0o700)
  })

  it('a dead agent’s socket is cleared away', async () => {
    const place = agentPlace(directory, alice.account)
    mkdirSync(directory, { mode: 0o700, recursive: true })
    writeFileSync(place.socket, '')
    writeFileSync(place.cookie, 'cookie', { mode: 0o600 })
    expect(await findAgent(directory, alice.account)).toBeUndefined()
    expect(existsSync(place.socket)).toBe(false)
    expect(await findAgent(join(directory, 'none'), alice.account)).toBeUndefined()
  })
})

describe('calls', () => {
  it('are read with their amounts', () => {
    expect(readCall(addStake(123n))).toEqual({ name: 'SubtensorModule.add_stake', amount: 123n })
    expect(readCall(transfer(TAO))).toEqual({ name: 'Balances.transfer_keep_alive', amount: TAO })
    const compacts: [number[], bigint][] = [
      [[4], 1n],
      [[1, 1], 64n],
      [[2, 0, 1, 0], 16384n],
      [[3, 0, 0, 0, 64], 2n ** 30n],
    ]
    for (const [bytes, amount] of compacts)
      expect(readCall(Uint8Array.from([5, 0, 0, ...new Uint8Array(32), ...bytes]))?.amount).toBe(
        amount,
      )
    expect(readCall(Uint8Array.from([7, 83, ...new Uint8Array(32)]))?.amount).toBe('all')
  })

  it('that are cut off, or whose destination is no account, are not understood', () => {
    expect(readCall(addStake(1n).subarray(0, 43))).toBeUndefined()
    expect(readCall(Uint8Array.from([5, 3, 1, 4]))).toBeUndefined()
    expect(readCall(Uint8Array.from([5, 3, 0, ...new Uint8Array(32)]))).toBeUndefined()
    expect(readCall(Uint8Array.of(11, 0))).toBeUndefined()
    expect(readCall(new Uint8Array())).toBeUndefined()
  })

  it('moving everything are above every limit', () => {
    const all = Uint8Array.from([5, 4, 0, ...new Uint8Array(33)])
    expect(judgePayload(all, { until: 0, limit: 10n ** 18n }).verdict).toBe('confirm')
    expect(judgePayload(all, { until: 0 }).verdict).toBe('sign')
  })

  it('of an allow-list must be known', () => {
    expect(allowedCall('SubtensorModule.move_stake')).toBe('SubtensorModule.move_stake')
    expect(() => allowedCall('sudo')).toThrow(/does not know/)
  })
})
