import type { Format } from '../../format.ts'
import { dev218Format } from './dev218/format.ts'
import { launchFormat } from './launch.ts'
import { rootFormat } from './root.ts'

/** The emission regimes of earlier times. */
export const emissionFormats: readonly Format[] = [rootFormat, launchFormat, dev218Format]
