import { fromHex } from '../../../codec/index.ts'
import type { AccountId } from '../../../crypto/index.ts'
import { callApi } from '../../frame/runtime-api.ts'
import type { LocalNode } from '../local-node.ts'
import type { Call } from './method.ts'

/** The nonce of an account's next transaction, as the head has it. */
function nonceAtHead(node: LocalNode, account: AccountId): number {
  const method = node.chain.runtime.apiMethod('AccountNonceApi_account_nonce')
  if (method === undefined) throw new TypeError('the runtime does not know nonces')
  const encoded = callApi(node.chain.context, method, fromHex(account))
  return Buffer.from(encoded).readUInt32LE()
}

/** What the runtime has a transaction provide: its account and nonce in a row. */
function tag(account: AccountId, nonce: number): string {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, nonce, true)
  return account + Buffer.from(bytes).toString('hex')
}

/** `[address]` → the nonce after those of the account's transactions that wait in the pool. */
export function account_nextIndex({ node, params }: Call): number {
  const account = params.account('account')
  let nonce = nonceAtHead(node, account)
  while (node.pool.provides(tag(account, nonce))) nonce += 1
  return nonce
}

export const system_accountNextIndex = account_nextIndex
