// The queries that @polkadot/api composes for chains in general, none of which dtao asks: a tenth of what it would load.

export const getAvailableDerives = () => ({})
export const lazyDeriveSection = () => {}
