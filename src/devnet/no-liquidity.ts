import { DtaoError, EXIT } from '../errors/base.ts'

/** A chain on which no subnet has reserves to trade against, and whose runtime gives a new one none. */
export function noLiquidity(specVersion: number): DtaoError {
  return new DtaoError(
    `No subnet of this chain (spec ${specVersion}) has liquidity, and a new one gets none.`,
    'scaffold_failed',
    EXIT.refused,
    {
      details: { specVersion },
      hints: ['Use a newer image, or the simulator: --engine sim'],
    },
  )
}
