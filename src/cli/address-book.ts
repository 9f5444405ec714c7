import { dirname, join } from 'node:path'
import { AddressBook } from '../wallet/address-book.ts'
import type { Context } from './context.ts'

/** The address book, next to the configuration file. */
export function addressBook(ctx: Context): AddressBook {
  return new AddressBook(join(dirname(ctx.settings.path), 'addresses.json'))
}
