import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/{unit,vectors,chain,cli}/**/*.test.ts'],
    // Loading the pallets anew for each file took half the time. What a test changes of its process it puts back.
    isolate: false,
    maxWorkers: '100%',
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
