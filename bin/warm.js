'use strict'
// `node bin/warm.js DIST ARGS`: is `dtao ARGS` out of that folder, and at its end keeps what V8 compiled for it.
const { join } = require('node:path')
const { keepCompiled, load } = require('./load.js')

const [dist, ...argv] = process.argv.slice(2)
process.argv = [process.execPath, join(__dirname, 'dtao.js'), ...argv]
process.on('exit', keepCompiled)
load('cli.cjs', dist)
