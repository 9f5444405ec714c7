#!/usr/bin/env node
// `npm start`: builds what is stale, then is `dtao quickstart`, or `dtao ARGS` for `npm start -- ARGS`.
import { existsSync } from 'node:fs'

if (existsSync(new URL('../src', import.meta.url))) {
  const { build } = await import('./build.mjs')
  const started = Date.now()
  if (await build({ ifStale: true })) {
    process.stderr.write(`Built dist/ in ${((Date.now() - started) / 1000).toFixed(1)} s.\n`)
  }
}
if (process.argv.length === 2) process.argv.push('quickstart')
await import('./dtao.js')
