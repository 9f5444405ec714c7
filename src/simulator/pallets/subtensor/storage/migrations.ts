import { bool } from '../../../../codec/index.ts'
import { byBytes, map } from './keys.ts'

// What an upgrade has done.

export const HasMigrationRun = map(
  'HasMigrationRun',
  [byBytes],
  bool,
  false,
  'Whether a migration has run.',
)
