'use strict'
// Loads dist/, whose files lie beside the code that V8 compiled from them when they were built: two megabytes that most
// commands share are then read, not parsed. V8 turns down what another version of it made, and compiles as it always does.
// Chunks that are always wanted together lie in one file: a hundred files take as long to open as to run.
const { readFileSync, writeFileSync } = require('node:fs')
const { dirname, join } = require('node:path')
const { pathToFileURL } = require('node:url')
const { Script } = require('node:vm')

const DIST = join(__dirname, '..', 'dist')

/** @type {Map<string, Script>} by file */
const scripts = new Map()
/** @type {Map<string, object>} the functions of a pack, by chunk */
const packs = new Map()
/** @type {Map<string, { exports: object }>} by chunk */
const modules = new Map()

/** Runs a chunk of dist/, and what it asks for, each once; its exports. */
function load(name, dist = DIST) {
  const known = modules.get(name)
  if (known !== undefined) return known.exports
  const module = { exports: {} }
  const run = functionOf(name, dist)
  modules.set(name, module)
  const ask = (id) => (id.startsWith('.') ? load(join(dirname(name), id), dist) : require(id))
  // Few chunks ask where they are.
  const meta = {
    get url() {
      return pathToFileURL(join(dist, name)).href
    },
  }
  run(module.exports, ask, module, meta)
  return module.exports
}

/** The names of the chunks that were loaded. */
function loaded() {
  return [...modules.keys()]
}

/** Writes what V8 has compiled by now beside each file that was loaded. */
function keepCompiled() {
  for (const [path, script] of scripts) writeFileSync(compiled(path), script.createCachedData())
}

function functionOf(name, dist) {
  const pack = placesIn(dist)[name]
  if (pack === undefined) {
    const path = join(dist, name)
    return run(path, asFunction(text(path)))
  }
  const path = join(dist, pack)
  if (!packs.has(path)) packs.set(path, run(path, text(path)))
  return packs.get(path)[name]
}

/** @type {Record<string, string> | undefined} */
let places

/** Which pack each chunk lies in that is no file of its own. */
function placesIn(dist) {
  places ??= JSON.parse(textOrNone(join(dist, 'packs.json')) ?? '{}')
  return places
}

/** A chunk as the function that runs it. In parentheses V8 compiles it at once, where nothing was kept. */
function asFunction(chunk) {
  return `(function(exports,require,module,__meta){${chunk}\n})`
}

function run(path, source) {
  const script = new Script(source, { filename: path, cachedData: bytesOrNone(compiled(path)) })
  scripts.set(path, script)
  return script.runInThisContext()
}

function compiled(path) {
  return `${path}.v8`
}

/** Bundles are ASCII, which Latin-1 reads without looking at each byte. */
function text(path) {
  return readFileSync(path, 'latin1')
}

function textOrNone(path) {
  return bytesOrNone(path)?.latin1Slice()
}

function bytesOrNone(path) {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}

module.exports = { load, loaded, keepCompiled, asFunction }
