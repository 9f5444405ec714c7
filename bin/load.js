'use strict'
// Loads dist/, whose chunks lie beside the code that V8 compiled from them when they were built: two megabytes that most
// commands share are then read, not parsed. V8 turns down what another version of it made, and compiles as it always does.
const { readFileSync, writeFileSync } = require('node:fs')
const { dirname, join } = require('node:path')
const { pathToFileURL } = require('node:url')
const { Script } = require('node:vm')

const DIST = join(__dirname, '..', 'dist')

/** @type {Map<string, { script: Script, module: { exports: object } }>} */
const chunks = new Map()

/** Runs a file of dist/, and what it asks for, each once; its exports. */
function load(name, dist = DIST) {
  return chunk(join(dist, name))
}

/** Writes what V8 has compiled by now beside each chunk that was loaded. */
function keepCompiled() {
  for (const [path, { script }] of chunks) writeFileSync(compiled(path), script.createCachedData())
}

function chunk(path) {
  const known = chunks.get(path)
  if (known !== undefined) return known.module.exports
  const script = new Script(`(function(exports,require,module,__meta){${text(path)}\n})`, {
    filename: path,
    cachedData: bytes(compiled(path)),
  })
  const module = { exports: {} }
  chunks.set(path, { script, module })
  const ask = (id) => (id.startsWith('.') ? chunk(join(dirname(path), id)) : require(id))
  // Few chunks ask where they are.
  const meta = {
    get url() {
      return pathToFileURL(path).href
    },
  }
  script.runInThisContext()(module.exports, ask, module, meta)
  return module.exports
}

function compiled(path) {
  return `${path}.v8`
}

/** Bundles are ASCII, which Latin-1 reads without looking at each byte. */
function text(path) {
  return readFileSync(path, 'latin1')
}

function bytes(path) {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}

module.exports = { load, keepCompiled }
