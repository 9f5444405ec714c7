import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { cryptoReady } from '../../../../src/crypto/index.ts'
import type { Pallet } from '../../../../src/simulator/frame/pallet.ts'
import { createRuntime } from '../../../../src/simulator/runtime/index.ts'

interface Named {
  readonly name: string
}
interface PalletFacts {
  readonly storage?: readonly Named[]
  readonly calls?: readonly Named[]
  readonly events?: readonly Named[]
  readonly errors?: readonly (readonly [index: number, name: string])[]
  readonly constants?: readonly Named[]
}
interface Facts {
  readonly pallets: Readonly<Record<string, PalletFacts>>
  /** Pallets of which only the index is carried here. */
  readonly others: Readonly<Record<string, number>>
}

const facts = JSON.parse(
  readFileSync(new URL('../../../vectors/metadata/pallets-424.json', import.meta.url), 'utf8'),
) as Facts
const page = readFileSync(new URL('../../../../docs/not-declared.md', import.meta.url), 'utf8')

/** The names in the first column of the tables under a heading. */
function named(heading: string): string[] {
  const section = page.split('\n## ').find((text) => text.startsWith(`${heading}\n`)) ?? ''
  return [...section.matchAll(/^\| `([^`]+)` \| ./gm)].map((match) => match[1] ?? '').sort()
}

let pallets: readonly Pallet[]
beforeAll(async () => {
  await cryptoReady()
  pallets = createRuntime().definition.pallets
})

/** What `known` says of the pallets that we declare, and we do not. */
function missing(
  known: (of: PalletFacts) => readonly string[],
  declared: (pallet: Pallet) => readonly Named[],
): string[] {
  return pallets
    .flatMap((pallet) => {
      const ours = new Set(declared(pallet).map(({ name }) => name))
      const { name } = pallet.id
      const theirs = known(facts.pallets[name] ?? {})
      return theirs.filter((one) => !ours.has(one)).map((one) => `${name}.${one}`)
    })
    .sort()
}
const namesOf = (list: readonly Named[] | undefined) => (list ?? []).map(({ name }) => name)

describe('docs/not-declared.md names all that we do not declare, and nothing that we do', () => {
  test('pallets', () => {
    const ours = new Set(pallets.map(({ id }) => id.name))
    const all = [...Object.keys(facts.pallets), ...Object.keys(facts.others)]
    expect(all).toHaveLength(28)
    expect(named('Pallets')).toEqual(all.filter((name) => !ours.has(name)).sort())
  })

  test('calls', () => {
    const expected = missing(
      (of) => namesOf(of.calls),
      (pallet) => pallet.calls,
    )
    expect(named('Calls')).toEqual(expected)
  })

  test('storage', () => {
    const expected = missing(
      (of) => namesOf(of.storage),
      (pallet) => pallet.storage,
    )
    expect(named('Storage')).toEqual(expected)
  })

  test('events', () => {
    const expected = missing(
      (of) => namesOf(of.events),
      (pallet) => pallet.events,
    )
    expect(named('Events')).toEqual(expected)
  })

  test('errors and constants', () => {
    const errors = missing(
      (of) => (of.errors ?? []).map(([, name]) => name),
      (pallet) => pallet.errors,
    )
    const constants = missing(
      (of) => namesOf(of.constants),
      (pallet) => pallet.constants,
    )
    expect(named('Errors and constants')).toEqual([...errors, ...constants])
  })
})
