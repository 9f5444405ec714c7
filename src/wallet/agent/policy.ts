import { formatAmount } from '../../amounts.ts'
import { UsageError } from '../../errors/base.ts'
import { CALL_NAMES, readCall } from './calls.ts'

/** What an unlocked key may be used for. */
export interface AgentPolicy {
  /** When the agent forgets the key: milliseconds since 1970. */
  readonly until: number
  /** Full names of the only calls it signs, and then no messages; absent: anything. */
  readonly allow?: readonly string[]
  /** Amounts above this, in rao, and what cannot be understood, need a person's yes. */
  readonly limit?: bigint
}

export type Judgement =
  | { readonly verdict: 'sign' }
  | { readonly verdict: 'refuse'; readonly reason: string }
  | { readonly verdict: 'confirm'; readonly question: string }

/** What the policy says to a signing payload. */
export function judgePayload(payload: Uint8Array, { allow, limit }: AgentPolicy): Judgement {
  const call = readCall(payload)
  if (allow !== undefined && (call === undefined || !allow.includes(call.name)))
    return {
      verdict: 'refuse',
      reason: `The agent signs ${allow.join(', ')} only, and this is ${call?.name ?? 'none of them'}.`,
    }
  if (limit === undefined) return { verdict: 'sign' }
  const bound = formatAmount(limit)
  if (call === undefined)
    return {
      verdict: 'confirm',
      question: `The agent cannot tell what this signs; its limit is ${bound}. Sign it?`,
    }
  if (call.amount === 'all')
    return {
      verdict: 'confirm',
      question: `${call.name} moves everything; the agent’s limit is ${bound}. Sign it?`,
    }
  if (call.amount === undefined || call.amount <= limit) return { verdict: 'sign' }
  return {
    verdict: 'confirm',
    question: `${call.name} of ${formatAmount(call.amount)} is above the agent’s limit of ${bound}. Sign it?`,
  }
}

/**
 * What the policy says to a message, which is signed as it is. The signature of 32 bytes may be that of a long call's hash,
 * so a message is no way around a policy: none where there is an allow-list, each with a person's yes where there is a limit.
 */
export function judgeMessage(message: Uint8Array, { allow, limit }: AgentPolicy): Judgement {
  if (allow !== undefined)
    return {
      verdict: 'refuse',
      reason: `The agent signs ${allow.join(', ')} only, and no messages.`,
    }
  const call = readCall(message)
  if (call !== undefined)
    return { verdict: 'refuse', reason: `The message reads as the call ${call.name}.` }
  if (limit === undefined) return { verdict: 'sign' }
  return {
    verdict: 'confirm',
    question: `The agent cannot tell what a message is worth; its limit is ${formatAmount(limit)}. Sign it?`,
  }
}

/**
 * The full name of a call for an allow-list, given it or its last part.
 *
 * @throws {UsageError} for a call that the agent does not understand, and so could not recognise.
 */
export function allowedCall(text: string): string {
  const found = CALL_NAMES.find((name) => name === text || name.endsWith(`.${text}`))
  if (found !== undefined) return found
  throw new UsageError(`The agent does not know the call "${text}".`, 'call_unknown', {
    hints: [`It knows ${CALL_NAMES.join(', ')}.`],
  })
}
