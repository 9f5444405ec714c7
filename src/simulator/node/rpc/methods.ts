import * as account from './account.ts'
import * as archive from './archive.ts'
import * as author from './author.ts'
import * as chain from './chain.ts'
import * as chainHead from './chain-head.ts'
import * as chainSpec from './chain-spec.ts'
import * as dev from './dev.ts'
import * as devDump from './dev-dump.ts'
import * as engine from './engine.ts'
import type { Call, Method } from './method.ts'
import * as payment from './payment.ts'
import * as runtime from './runtime.ts'
import * as state from './state.ts'
import * as stateSubscriptions from './state-subscriptions.ts'
import * as system from './system.ts'
import * as transaction from './transaction.ts'

const namespaces = [
  account,
  archive,
  author,
  chain,
  chainHead,
  chainSpec,
  dev,
  devDump,
  engine,
  payment,
  runtime,
  state,
  stateSubscriptions,
  system,
  transaction,
]

/** Names of methods begin with their namespace: other exports of a file are helpers. */
const METHOD_NAME = /^[a-zA-Z]+_/

/** Read by everybody who is about to trade, as in a container, where nobody comes by the loopback address. */
const HARMLESS = new Set(['dev_nextBlockState'])

/** Whether a method moves the chain at a developer's wish, which is for those on this machine alone. */
export function movesChain(name: string): boolean {
  return (name.startsWith('dev_') || name.startsWith('engine_')) && !HARMLESS.has(name)
}

/** What this connection may call. */
function rpc_methods({ session }: Call) {
  const names = [...methods.keys()]
  const open = session.options.trusted ? names : names.filter((name) => !movesChain(name))
  return { version: 1, methods: open }
}

/** Every method by its name, which is the name under which its file exports it. */
export const methods: ReadonlyMap<string, Method> = new Map<string, Method>(
  [
    ...namespaces.flatMap((namespace) => Object.entries(namespace)),
    ['rpc_methods', rpc_methods] as const,
  ]
    .filter(([name]) => METHOD_NAME.test(name))
    .map(([name, method]) => [name, method as Method] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1)),
)
