import { Metadata } from '@polkadot/types'

/**
 * Spares `@polkadot/api` the search for type names that it does not know, whose only use is a warning: it walks the whole
 * metadata and is a seventh of what opening a chain costs. A type that is missing is still an error where it is used.
 */
export function skipUniqueTypes(): void {
  Metadata.prototype.getUniqTypes = () => []
}
