import { DtaoError, EXIT, UsageError } from './base.ts'

/** The chain answers and cannot be driven: it is no devnet of dtao's. */
export function notADevnet(network: string, method: string): DtaoError {
  return new DtaoError(
    `${network} is no devnet of dtao's: it has no ${method}.`,
    'devnet_foreign',
    EXIT.network,
    {
      hints: [
        'Use the embedded chain with --network sim, or what `dtao devnet start` serves; a chain in Docker cannot be driven.',
      ],
      details: { network, method },
    },
  )
}

/** Value is real there, and nobody can set it. */
export function liveNetwork(network: string): UsageError {
  return new UsageError(`${network} is a live network: it cannot be driven.`, 'network_live', {
    hints: ['Use a devnet: --network sim, or --network local with `dtao devnet start`.'],
    details: { network },
  })
}

/** The devnet understood and refused. */
export function devnetRefused(reason: string, method: string, hint = ''): DtaoError {
  return new DtaoError(`The devnet refuses: ${reason}.`, 'devnet_refused', EXIT.refused, {
    hints: hint === '' ? [] : [hint],
    details: { method },
  })
}
