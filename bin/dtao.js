#!/usr/bin/env node
'use strict'
// CommonJS, as `bin/package.json` says: Node starts its ES module loader only where somebody asks for it.
const { existsSync, writeSync } = require('node:fs')
const { join } = require('node:path')

/** Says the version past all the rest, which takes longer to load; false where stdout does not take it. */
function versionSaid() {
  const [first, ...rest] = process.argv.slice(2)
  if ((first !== '--version' && first !== '-V') || rest.length > 0) return false
  try {
    return writeSync(1, `${require('../package.json').version}\n`) > 0
  } catch {
    return false
  }
}

if (versionSaid()) {
  // That was all.
} else if (!existsSync(join(__dirname, '../dist'))) {
  process.stderr.write('error: dtao has not been built here: run `npm run build`.\n')
  process.exitCode = 2
} else {
  require('./load.js').load('cli.cjs')
}
