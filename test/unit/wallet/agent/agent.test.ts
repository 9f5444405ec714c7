import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sr25519VerifyMessage } from '../../../../src/crypto/index.ts'
import { AgentError, UnsafeFileError } from '../../../../src/errors/wallet.ts'
import { readCall } from '../../../../src/wallet/agent/calls.ts'
import {
  agentSigner,
  findAgent,
  findAgents,
  lockAgents,
} from '../../../../src/wallet/agent/client.ts'
import {
  type AgentPlace,
  agentPlace,
  agentPlaces,
  hasPlace,
  hasRoom,
  prepareDirectory,
  takePlace,
} from '../../../../src/wallet/agent/place.ts'
import { allowedCall, judgeMessage, judgePayload } from '../../../../src/wallet/agent/policy.ts'
import { type Agent, startAgent } from '../../../../src/wallet/agent/server.ts'
import type { Keypair } from '../../../../src/wallet/keys/keypair.ts'
import { keypairFromUri } from '../../../../src/wallet/keys/uri.ts'

const HOUR = 3_600_000
const TAO = 1_000_000_000n

let directory: string
let agents: Agent[]
let alice: Keypair

/** Stands for a process of its own: agents of one account differ by it. */
let pid: number

beforeEach(async () => {
  directory = join(mkdtempSync(join(tmpdir(), 'dtao-agent-')), 'agent')
  agents = []
  pid = 0
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
  pid += 1
  const agent = await startAgent({
    keypair,
    label: 'wallet w',
    policy: { until: Date.now() + HOUR, ...policy },
    place: agentPlace(directory, keypair.account, pid),
  })
  agents.push(agent)
  return agent
}

/** The place of the last agent. */
function place(): AgentPlace {
  return agentPlace(directory, alice.account, pid)
}

/** Listens in a place, and answers with the lines that it is given. */
async function impostor(at: AgentPlace, ...lines: string[]): Promise<Server> {
  takePlace(at, new Uint8Array(32).fill(1))
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy())
    const [greeting, answer] = lines
    if (greeting === undefined) socket.end()
    else socket.write(`${greeting}\n`)
    socket.on('data', () => socket.write(`${answer}\n`))
  })
  await new Promise<void>((resolve) => server.listen(at.socket, resolve))
  return server
}

const MADE_UP = [
  JSON.stringify({ agent: 1, challenge: 'x' }),
  JSON.stringify({ proof: 'made up' }),
] as const

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
    const modes = [directory, place().socket, place().cookie].map(
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
    expect(readdirSync(directory)).toEqual([])
    expect(await findAgents(directory)).toEqual({ answering: [], silent: [] })
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
    const { answering } = await findAgents(directory)
    const accounts = answering.map(({ status }) => status.account)
    expect(accounts.sort()).toEqual([alice.account, bob.account].sort())
    for (const found of answering) found.client.close()
  })

  it('forgets its key when its files are gone', async () => {
    const agent = await unlock()
    rmSync(place().cookie)
    await agent.closed
    expect(() => alice.sign(new Uint8Array())).toThrow('wiped')
    expect(readdirSync(directory)).toEqual([])
  })

  it('signs nothing for whom it knew, either, once its files are gone', async () => {
    await unlock()
    const talk = await client()
    rmSync(place().cookie)
    await expect(talk.sign(addStake(TAO))).rejects.toThrow('The agent has ended')
    talk.close()
  })

  it('gives way to one that starts later for the same key, and leaves its files alone', async () => {
    const first = await unlock({}, await keypairFromUri('//Alice'))
    await unlock()
    await first.closed
    expect(agentPlaces(directory)).toEqual([place()])
    const agent = await client()
    await agent.sign(addStake(TAO))
    agent.close()
  })

  it('signs messages as they are, where no policy could be got around', async () => {
    await unlock()
    const agent = await client()
    const long = new Uint8Array(300).fill(65)
    const { signMessage } = await agentSigner(agent)
    expect(sr25519VerifyMessage(await signMessage(long), long, alice.publicKey)).toBe(true)
    await expect(signMessage(transfer(TAO))).rejects.toThrow(/reads as .*transfer_keep_alive/)
    agent.close()
  })

  it('signs no message beside a list of calls, and asks a person beside a limit', () => {
    const text = new TextEncoder().encode('I am alice')
    const verdict = (policy: { allow?: string[]; limit?: bigint }) =>
      judgeMessage(text, { until: 0, ...policy }).verdict
    expect(verdict({})).toBe('sign')
    expect(verdict({ limit: TAO })).toBe('confirm')
    expect(verdict({ allow: ['SubtensorModule.add_stake'] })).toBe('refuse')
    expect(judgeMessage(addStake(TAO), { until: 0, limit: 5n * TAO }).verdict).toBe('refuse')
  })
})

describe('a directory of agents', () => {
  it('is made private, and refused where it is not', () => {
    mkdirSync(directory, { mode: 0o755 })
    expect(() => prepareDirectory(directory)).toThrow(UnsafeFileError)
    expect(lstatSync(directory).mode & 0o777).toBe(0o755)
    prepareDirectory(join(directory, 'made'))
    expect(lstatSync(join(directory, 'made')).mode & 0o777).toBe(0o700)
  })

  it('holds a place until its socket or cookie is gone, another, or open to others', () => {
    const [mine, other] = [new Uint8Array(32).fill(1), new Uint8Array(32)]
    const at = agentPlace(directory, alice.account, 1)
    takePlace(at, mine)
    expect(hasPlace(at, mine)).toBe(false)
    writeFileSync(at.socket, '')
    expect(hasPlace(at, mine)).toBe(true)
    expect(hasPlace(at, other)).toBe(false)
    chmodSync(directory, 0o755)
    expect(hasPlace(at, mine)).toBe(false)
    chmodSync(directory, 0o700)
    rmSync(at.cookie)
    expect(hasPlace(at, mine)).toBe(false)
  })

  it('has a path that leaves room for a socket', () => {
    expect(hasRoom(`/${'x'.repeat(60)}`)).toBe(true)
    const long = `/${'x'.repeat(80)}`
    expect(hasRoom(long)).toBe(false)
    expect(() => prepareDirectory(long)).toThrow(/too long/)
    expect(agentPlaces(long)).toEqual([])
  })
})

describe('strangers', () => {
  it('who do not know the cookie are not heard', async () => {
    await unlock()
    const socket = connect(place().socket)
    const seen: string[] = []
    socket.on('data', (data) => seen.push(data.toString()))
    socket.write(
      `${JSON.stringify({ challenge: 'x', proof: 'y' })}\n${JSON.stringify({ request: 'status' })}\n`,
    )
    await new Promise((resolve) => socket.once('close', resolve))
    expect(seen.join('').trim().split('\n')).toHaveLength(1)
    expect(seen.join('')).not.toContain(alice.account)
    const rubbish = connect(place().socket)
    rubbish.resume().on('error', () => rubbish.destroy())
    rubbish.write('\u0000\u0001 no json\n')
    await new Promise((resolve) => rubbish.once('close', resolve))
    const agent = await client()
    expect((await agent.status()).label).toBe('wallet w')
    agent.close()
  })

  it('who answer in the agent’s place are found out', async () => {
    const server = await impostor(place(), ...MADE_UP)
    await expect(findAgent(directory, alice.account)).rejects.toThrow(AgentError)
    server.close()
  })

  it('do not keep the others from being locked, and lose their place', async () => {
    const agent = await unlock()
    const server = await impostor(agentPlace(directory, `0x${'ab'.repeat(32)}`, 7), ...MADE_UP)
    const stuck = await lockAgents(await findAgents(directory))
    await agent.closed
    expect(stuck.map((each) => each.pid)).toEqual([7])
    expect(readdirSync(directory)).toEqual([])
    server.close()
  })

  it('who leave at once are nobody', async () => {
    const server = await impostor(place())
    expect(await findAgent(directory, alice.account)).toBeUndefined()
    server.close()
  })

  it('cannot offer a directory that others may enter', async () => {
    await unlock()
    chmodSync(directory, 0o755)
    await expect(findAgent(directory, alice.account)).rejects.toThrow(UnsafeFileError)
    chmodSync(directory, 0o700)
  })

  it('who are dead are nobody, and the next agent clears their place', async () => {
    const dead = agentPlace(directory, alice.account, 99)
    mkdirSync(directory, { mode: 0o700, recursive: true })
    writeFileSync(dead.socket, '')
    writeFileSync(dead.cookie, 'cookie', { mode: 0o600 })
    expect(await findAgent(directory, alice.account)).toBeUndefined()
    expect(await findAgents(directory)).toEqual({ answering: [], silent: [] })
    expect(await findAgent(join(directory, 'none'), alice.account)).toBeUndefined()
    await unlock()
    expect(agentPlaces(directory)).toEqual([place()])
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
