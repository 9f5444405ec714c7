#!/usr/bin/env node
'use strict'
// CommonJS, as `bin/package.json` says: Node starts its ES module loader only where somebody asks for it.
const { existsSync, writeSync } = require('node:fs')
const { join } = require('node:path')

const [first, ...rest] = process.argv.slice(2)

if ((first === '--version' || first === '-V') && rest.length === 0) {
  // Past process.stdout, which takes longer to make than all the rest here.
  writeSync(1, `${require('../package.json').version}\n`)
} else if (!existsSync(join(__dirname, '../dist'))) {
  process.stderr.write('error: dtao has not been built here: run `npm run build`.\n')
  process.exitCode = 2
} else {
  require('./load.js').load('cli.cjs')
}
