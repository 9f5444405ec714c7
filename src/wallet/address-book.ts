import { randomBytes } from 'node:crypto'
import { renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { WalletError, WalletNotFoundError } from '../errors/wallet.ts'
import { ensureDirectory, syncDirectory, writeNewFile } from './store/durable.ts'
import { withLock } from './store/lock.ts'
import { checkName } from './store/names.ts'
import { readRegularFile } from './store/read.ts'

/** A name for somebody's address. */
export interface AddressEntry {
  readonly name: string
  /** SS58, format 42. */
  readonly address: string
  readonly note?: string
}

function isEntry(value: unknown): value is AddressEntry {
  if (typeof value !== 'object' || value === null) return false
  const { name, address, note } = value as Record<string, unknown>
  return (
    typeof name === 'string' &&
    typeof address === 'string' &&
    (note === undefined || typeof note === 'string')
  )
}

/** Names for addresses, in one file. */
export class AddressBook {
  readonly path: string

  constructor(path: string) {
    this.path = path
  }

  /** Every entry, by name. @throws {WalletError} when the file is damaged. */
  list(): AddressEntry[] {
    const bytes = readRegularFile(this.path)
    if (bytes === undefined) return []
    try {
      const { addresses } = JSON.parse(new TextDecoder().decode(bytes)) as { addresses?: unknown }
      if (Array.isArray(addresses) && addresses.every(isEntry)) return addresses
    } catch {
      // the same error as for JSON of another shape
    }
    throw new WalletError(`The address book ${this.path} is damaged.`, 'address_book_damaged', {
      hints: ['Repair or remove the file.'],
    })
  }

  /** The address of a name. */
  find(name: string): string | undefined {
    return this.list().find((entry) => entry.name === name)?.address
  }

  /** Adds an entry, or replaces the one of that name; returns the entry that was replaced. @throws {InvalidNameError} */
  add(entry: AddressEntry): AddressEntry | undefined {
    checkName(entry.name, 'address')
    return this.#change((entries) => {
      const others = entries.filter(({ name }) => name !== entry.name)
      this.#save([...others, entry])
      return entries.find(({ name }) => name === entry.name)
    })
  }

  /** Removes an entry and returns it. @throws {WalletNotFoundError} */
  remove(name: string): AddressEntry {
    return this.#change((entries) => {
      const entry = entries.find((each) => each.name === name)
      if (entry === undefined)
        throw new WalletNotFoundError(`The address book has no "${name}".`, {
          hints: ['`dtao wallet address list` shows what it has.'],
        })
      this.#save(entries.filter((each) => each !== entry))
      return entry
    })
  }

  /** What is read and written again is one step for other processes. @throws {WalletBusyError} */
  #change<T>(change: (entries: readonly AddressEntry[]) => T): T {
    const directory = dirname(this.path)
    ensureDirectory(directory)
    return withLock(directory, () => change(this.list()), 'the address book')
  }

  #save(entries: readonly AddressEntry[]): void {
    const addresses = [...entries].sort((a, b) => (a.name < b.name ? -1 : 1))
    const draft = `${this.path}.${randomBytes(6).toString('hex')}`
    try {
      writeNewFile(
        draft,
        new TextEncoder().encode(`${JSON.stringify({ version: 1, addresses }, null, 2)}\n`),
      )
      renameSync(draft, this.path)
      syncDirectory(dirname(this.path))
    } finally {
      rmSync(draft, { force: true })
    }
  }
}
