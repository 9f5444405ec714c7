import { IDENTITY_FIELDS, type Identity, type IdentityField } from '../../chain/identity.ts'
import type { Field } from './fields.ts'

/** What each field is called before people. */
export const IDENTITY_LABELS: Readonly<Record<IdentityField, string>> = {
  name: 'Name',
  url: 'Web',
  github_repo: 'GitHub',
  image: 'Image',
  discord: 'Discord',
  description: 'Description',
  additional: 'Additional',
}

/** The fields of an identity that say something. */
export function identityFields(identity: Identity): Field[] {
  return IDENTITY_FIELDS.filter((name) => identity[name] !== '').map((name) => [
    IDENTITY_LABELS[name],
    JSON.stringify(identity[name]).slice(1, -1),
  ])
}

/** An identity for programs; null where none was set. */
export function identityJson(identity: Identity | undefined) {
  if (identity === undefined) return null
  const { github_repo: githubRepo, name, url, image, discord, description, additional } = identity
  return { name, url, githubRepo, image, discord, description, additional }
}
