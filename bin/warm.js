'use strict'
// `node bin/warm.js DIST FILE ARGS`: is `dtao ARGS` out of that folder; at its end it keeps what V8 compiled for it, and writes
// to FILE which chunks it loaded.
const { writeFileSync } = require('node:fs')
const { join } = require('node:path')
const { keepCompiled, load, loaded } = require('./load.js')

const [dist, file, ...argv] = process.argv.slice(2)
process.argv = [process.execPath, join(__dirname, 'dtao.js'), ...argv]
process.on('exit', () => {
  keepCompiled()
  writeFileSync(file, JSON.stringify(loaded()))
})
load('cli.cjs', dist)
