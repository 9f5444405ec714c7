import type { Hex } from '../../../codec/index.ts'
import { RpcError } from '../rpc-error.ts'
import { Followed } from './followed.ts'
import type { Call } from './method.ts'
import { invalidParams, type Params } from './params.ts'
import type { Session } from './session.ts'
import { storageQueries } from './storage-items.ts'

/** The JSON-RPC interface specification's `chainHead`, for polkadot-api and its like. */
const LIMIT = { result: 'limitReached' }

/** `[withRuntime]` → a subscription to every block; blocks stay readable until they are unpinned. */
export function chainHead_v1_follow({ node, session, params }: Call): string {
  const withRuntime = params.optional('withRuntime') === true
  return session.open('chainHead_v1_followEvent', (feed) => {
    const followed = new Followed(node, feed, withRuntime)
    session.attachments.set(feed.id, followed)
    const stop = node.heads.on((moved) => followed.moved(moved))
    return () => {
      stop()
      followed.close()
      session.attachments.delete(feed.id)
    }
  })
}

export function chainHead_v1_unfollow({ session, params }: Call): null {
  session.close(params.text('followSubscription'))
  return null
}

function followedBy(session: Session, params: Params): Followed | undefined {
  const found = session.attachments.get(params.text('followSubscription'))
  return found instanceof Followed ? found : undefined
}

/** A block that the client holds. @throws {RpcError} -32801 when it does not. */
function pinned(followed: Followed, params: Params): Hex {
  const hash = params.hash('hash')
  if (!followed.has(hash)) throw new RpcError(-32801, 'Invalid block hash')
  return hash
}

/** `[subscription, hash]` → SCALE header. */
export function chainHead_v1_header({ session, params }: Call): Hex | null {
  const followed = followedBy(session, params)
  return followed === undefined ? null : followed.header(pinned(followed, params))
}

export function chainHead_v1_body({ session, params }: Call) {
  const followed = followedBy(session, params)
  return followed === undefined ? LIMIT : followed.body(pinned(followed, params))
}

/** `[subscription, hash, function, hex]` */
export function chainHead_v1_call({ session, params }: Call) {
  const followed = followedBy(session, params)
  if (followed === undefined) return LIMIT
  const hash = pinned(followed, params)
  return followed.call(hash, params.text('function'), params.bytes('callParameters'))
}

/** `[subscription, hash, [{key, type}…], childTrie?]` */
export function chainHead_v1_storage({ session, params }: Call) {
  const followed = followedBy(session, params)
  if (followed === undefined) return LIMIT
  const hash = pinned(followed, params)
  return followed.storage(hash, storageQueries(params))
}

/** `[subscription, hash | [hash…]]` */
export function chainHead_v1_unpin({ session, params }: Call): null {
  const followed = followedBy(session, params)
  if (followed === undefined) return null
  const given = params.optional('hashOrHashes')
  const hashes: unknown[] = Array.isArray(given) ? given : [given]
  if (new Set(hashes).size !== hashes.length)
    throw new RpcError(-32804, 'Received duplicate hashes for the `chainHead_unpin` method')
  for (const hash of hashes) {
    if (typeof hash !== 'string') throw invalidParams('`hashOrHashes`: expected hashes')
    if (!followed.unpin(hash as Hex)) throw new RpcError(-32801, 'Invalid block hash')
  }
  return null
}

/** Operations never wait, so there is nothing to continue. */
export function chainHead_v1_continue(): null {
  return null
}

/** `[subscription, operation]` */
export function chainHead_v1_stopOperation({ session, params }: Call): null {
  followedBy(session, params)?.stop(params.text('operationId'))
  return null
}
