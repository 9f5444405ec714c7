#!/usr/bin/env node
'use strict'
// CommonJS, as `bin/package.json` says: Node starts its ES module loader only where somebody asks for it.
const [first, ...rest] = process.argv.slice(2)

if ((first === '--version' || first === '-V') && rest.length === 0) {
  process.stdout.write(`${require('../package.json').version}\n`)
} else {
  require('./load.js').load('cli.cjs')
}
