import { describe, expect, it } from 'vitest'
import { openNode } from '../../../../src/simulator/node/open.ts'
import {
  REGIME_NAMES,
  type EmissionRegime as Regime,
  regimeNamed,
} from '../../../../src/simulator/pallets/devnet/regime.ts'
import { EmissionRegime } from '../../../../src/simulator/pallets/devnet/storage.ts'
import { SubnetMechanism } from '../../../../src/simulator/pallets/subtensor/storage/index.ts'
import { standard } from '../../../../src/simulator/runtime/genesis/presets/default.ts'
import { connect } from './support.ts'

describe('the emission regime', () => {
  it('is chosen by dev_setEmissionRegime, in a block that everybody sees', async () => {
    const node = await openNode({ genesis: 'default' })
    const { call } = connect(node)
    for (const [name, regime] of Object.entries(REGIME_NAMES)) {
      expect(await call('dev_setEmissionRegime', name)).toBe(node.chain.head.hash)
      expect(EmissionRegime.get(node.chain.context)).toBe(regime)
    }
    await expect(call('dev_setEmissionRegime', 'yuma')).rejects.toMatchObject({ code: -32602 })
  })

  it('is chosen at genesis', async () => {
    const node = await openNode({ genesis: { ...standard, regime: 'Stao' } })
    expect(EmissionRegime.get(node.chain.context)).toBe('Stao')
    expect(SubnetMechanism.get(node.chain.context, 1)).toBe(0)
  })

  it('has a name for people, and takes that of metadata too', () => {
    const regimes: Regime[] = ['Root', 'Stao', 'DtaoLaunch', 'Dtao', 'Flow']
    expect(Object.keys(REGIME_NAMES).map(regimeNamed)).toEqual(regimes)
    expect(regimes.map(regimeNamed)).toEqual(regimes)
    expect(regimeNamed('Yuma')).toBeUndefined()
  })
})
