import { type Call, rawAt } from './method.ts'
import { hexOrNull } from './state.ts'

/** `[[key…]]` → all keys at once, then at every block those whose value changed. */
export function state_subscribeStorage({ node, session, params }: Call) {
  const keys = params.keys('keys')
  return session.open('state_storage', (feed) => {
    const last = new Map<string, string | null>()
    const tell = (block: string, first: boolean) => {
      const backing = rawAt(node, undefined)
      const changes = keys
        .map((key) => [`0x${key}`, hexOrNull(backing.get(key))] as const)
        .filter(([key, value]) => last.get(key) !== value || !last.has(key))
      for (const [key, value] of changes) last.set(key, value)
      if (first || changes.length > 0) feed.push({ block, changes })
    }
    tell(node.catchUp().hash, true)
    return node.heads.on(({ head }) => tell(head.hash, false))
  })
}

export function state_unsubscribeStorage({ session, params }: Call): boolean {
  return session.close(params.text('subscription'))
}
