import type { Format } from '../../format.ts'
import { rootFormat } from './root.ts'

/** The emission regimes of earlier times. */
export const emissionFormats: readonly Format[] = [rootFormat]
