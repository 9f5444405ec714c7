import { DispatchError } from '../errors/dispatch.ts'
import { IDENTITY_LIMITS } from '../simulator/pallets/subtensor/types/identity.ts'
import { makeCall } from './call.ts'
import { readMemberships, readOwnedHotkeys } from './memberships.ts'
import { type Operation, price } from './operation.ts'
import { accountRefusals, outOfFunds, subtensor } from './refusals.ts'
import { asText, field, unwrap } from './values.ts'
import type { View } from './view.ts'

export type IdentityField = keyof typeof IDENTITY_LIMITS

/** The fields in the order in which the chain keeps them. */
export const IDENTITY_FIELDS = Object.keys(IDENTITY_LIMITS) as IdentityField[]

/** What the owner of a coldkey says of itself. Nobody checks it. */
export type Identity = Readonly<Record<IdentityField, string>>

/** The identity of a coldkey (SS58), where it has set one. @throws {NetworkError} `chain_lacks` */
export async function readIdentity(view: View, coldkey: string): Promise<Identity | undefined> {
  const [found] = await view.read([['SubtensorModule', 'IdentitiesV2', coldkey]])
  const identity = unwrap(found)
  if (identity === undefined) return undefined
  return identityOf((name) => asText(field(identity, name)))
}

/** An identity as it will be, and as it was. */
export interface SetIdentityPlan extends Operation {
  readonly before: Identity | undefined
  readonly after: Identity
}

/**
 * Plans `set_identity`. The call replaces all fields, so those that `changes` leaves out are sent as they are.
 *
 * Upstream: pallets/subtensor/src/utils/identity.rs, `do_set_identity`.
 *
 * @throws {NetworkError} `chain_lacks`
 */
export async function planSetIdentity(
  view: View,
  request: { readonly coldkey: string; readonly changes: Partial<Identity> },
): Promise<SetIdentityPlan> {
  const { coldkey, changes } = request
  const before = await readIdentity(view, coldkey)
  const after = identityOf((name) => changes[name] ?? before?.[name] ?? '')
  // As hex: a text that begins with 0x would else be taken for bytes.
  const bytes = Object.fromEntries(IDENTITY_FIELDS.map((name) => [name, hexOf(after[name])]))
  const made = makeCall(view.chain, 'SubtensorModule', 'set_identity', bytes)
  const call = { ...made, args: after }
  const [{ fee, free }, [owned], against] = await Promise.all([
    price(view, call, coldkey),
    readOwnedHotkeys(view, [coldkey]),
    accountRefusals(view, coldkey),
  ])
  const registered = (await readMemberships(view, owned ?? [])).length > 0
  const refusals = [...against]
  if (!registered) refusals.push(subtensor('HotKeyNotRegisteredInNetwork'))
  const long = IDENTITY_FIELDS.filter(
    (name) => Buffer.byteLength(after[name]) > IDENTITY_LIMITS[name],
  )
  if (long.length > 0) refusals.push(tooLong(long))
  if (fee > free) refusals.push(outOfFunds())
  return { coldkey, before, after, call, cost: 0n, fee, free, refusals }
}

function tooLong(names: readonly IdentityField[]): DispatchError {
  const limits = names.map((name) => `${name} may have ${IDENTITY_LIMITS[name]} bytes`)
  return new DispatchError('SubtensorModule', 'InvalidIdentity', {
    hints: [`${limits.join('; ')}.`],
  })
}

function identityOf(read: (name: IdentityField) => string): Identity {
  return Object.fromEntries(IDENTITY_FIELDS.map((name) => [name, read(name)])) as Identity
}

function hexOf(text: string): string {
  return `0x${Buffer.from(text).toString('hex')}`
}
