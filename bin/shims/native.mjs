// lmdb looks for its native half beside its own source; once that is bundled, here is where it really is.
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import load from '../../node_modules/node-gyp-build-optional-packages/node-gyp-build.js'

export default function loadBeside() {
  const main = createRequire(import.meta.url).resolve('lmdb')
  return load(dirname(dirname(main)))
}
