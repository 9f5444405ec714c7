import fc from 'fast-check'
import { toHex } from '../../src/codec/index.ts'
import type { LocalNode } from '../../src/simulator/node/local-node.ts'
import { answer } from '../../src/simulator/node/rpc/json-rpc.ts'
import { methods } from '../../src/simulator/node/rpc/methods.ts'
import { Session } from '../../src/simulator/node/rpc/session.ts'
import { DEV } from '../../src/simulator/runtime/genesis/dev-accounts.ts'
import { sign, transfer } from '../unit/simulator/node/support.ts'

/** Methods that would change the chain, or that a stranger may not call. */
const HARMLESS = [...methods.keys()].filter((name) => !name.startsWith('dev_'))

/** Extrinsics of several kinds, as real clients send them. */
export async function corpus(node: LocalNode): Promise<Uint8Array[]> {
  const remark = { pallet: 'System', name: 'remark', args: { remark: new Uint8Array(300) } }
  const batch = {
    pallet: 'Utility',
    name: 'batch_all',
    args: { calls: [remark, transfer(DEV.bob, 5n)] },
  }
  const stake = {
    pallet: 'SubtensorModule',
    name: 'add_stake',
    args: { hotkey: DEV.aliceHotkey, netuid: 1, amount_staked: 10n ** 9n },
  }
  const sudo = { pallet: 'Sudo', name: 'sudo', args: { call: transfer(DEV.bob, 7n) } }
  const calls = [transfer(DEV.bob, 5n), remark, batch, stake, sudo]
  return await Promise.all(calls.map((call) => sign(node, 'alice', call, { nonce: 0 })))
}

/** One of `seeds` with some of its bytes changed, taken out or put in. */
function mutated(seeds: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> {
  const edit = fc.tuple(
    fc.nat(),
    fc.constantFrom('flip', 'cut', 'insert', 'copy'),
    fc.uint8Array({ minLength: 1, maxLength: 8 }),
  )
  return fc
    .tuple(fc.constantFrom(...seeds), fc.array(edit, { minLength: 1, maxLength: 4 }))
    .map(([seed, edits]) =>
      edits.reduce((bytes, [where, kind, noise]) => {
        const at = bytes.length === 0 ? 0 : where % bytes.length
        const [head, tail] = [bytes.slice(0, at), bytes.slice(at)]
        if (kind === 'cut') return Buffer.concat([head, tail.slice(noise.length)])
        if (kind === 'insert') return Buffer.concat([head, noise, tail])
        if (kind === 'copy') return Buffer.concat([bytes, tail])
        return Buffer.concat([head, tail.map((byte, i) => byte ^ (noise[i] ?? 0))])
      }, seed),
    )
}

/** Text of any kind: noise, JSON, requests with any parameters, mutated extrinsics in the methods that take them. */
function frames(seeds: readonly Uint8Array[]): fc.Arbitrary<string> {
  const hex = mutated(seeds).map(toHex)
  const params = fc.oneof(
    fc.array(fc.oneof(fc.jsonValue(), hex, fc.nat(), fc.constant(null)), { maxLength: 4 }),
    fc.jsonValue(),
  )
  const request = fc.record({
    jsonrpc: fc.constant('2.0'),
    id: fc.oneof(fc.nat(), fc.string()),
    method: fc.constantFrom(...HARMLESS),
    params,
  })
  const submission = fc.record({
    jsonrpc: fc.constant('2.0'),
    id: fc.nat(),
    method: fc.constantFrom('author_submitExtrinsic', 'payment_queryInfo', 'system_dryRun'),
    params: hex.map((one) => [one]),
  })
  return fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.json(),
    request.map((one) => JSON.stringify(one)),
    fc.array(request, { maxLength: 4 }).map((many) => JSON.stringify(many)),
    submission.map((one) => JSON.stringify(one)),
  )
}

/**
 * Sends `runs` malformed frames to a node that makes no blocks. Every one must be answered or need no answer, none by an
 * internal error, and the chain must be as before.
 */
export async function fuzz(node: LocalNode, runs: number, seed?: number): Promise<void> {
  const seeds = await corpus(node)
  const own = new Set(seeds.map(toHex))
  const { head } = node.chain
  const property = fc.asyncProperty(frames(seeds), async (frame) => {
    const session = new Session(node, () => undefined, {
      trusted: false,
      subscriptions: true,
      finalityLag: 0,
    })
    const sent: string[] = []
    await answer(session, frame, (text) => sent.push(text))
    session.end()
    for (const text of sent)
      if (text.includes('-32603')) throw new Error(`${frame} is answered with ${text}`)
    for (const { extrinsic } of node.pool.entries())
      if (!own.has(toHex(extrinsic.bytes))) throw new Error(`${frame} got into the pool`)
    if (node.chain.head.hash !== head.hash) throw new Error(`${frame} moved the head`)
    if (node.chain.context.state.mark().changes !== 0) throw new Error(`${frame} left a change`)
    node.pool.clear()
  })
  await fc.assert(property, { numRuns: runs, ...(seed === undefined ? {} : { seed }) })
}
