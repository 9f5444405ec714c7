#!/usr/bin/env node
// Bundles src/ into dist/: split and minified, because parsing code that a command does not use is what start-up costs.
// `--if-stale` does nothing where dist/ was built from exactly these sources.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const STAMP = join(ROOT, 'dist', '.stamp')
const ENTRIES = { cli: 'src/cli/main.ts', simulator: 'src/simulator/index.ts' }

/** A file that @polkadot/wasm-util imports relatively, which an alias cannot name. */
const INFLATE = {
  name: 'inflate',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/fflate\.js$/ }, ({ importer }) =>
      importer.includes('wasm-util') ? { path: join(ROOT, 'bin/shims/fflate.js') } : undefined,
    )
  },
}

/** Builds, unless that has been done; true where it built. A package installed without src/ has nothing to build. */
export async function build({ ifStale = false } = {}) {
  if (!existsSync(join(ROOT, 'src'))) return false
  const stamp = sourceHash()
  if (ifStale && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === stamp) return false
  const esbuild = await import('esbuild')
  // Built beside dist/ and swapped in, so that a process which starts meanwhile finds one or the other.
  const draft = join(ROOT, `dist.${process.pid}`)
  const old = join(ROOT, `dist.${process.pid}.old`)
  try {
    await esbuild.build({
      absWorkingDir: ROOT,
      entryPoints: Object.fromEntries(
        Object.entries(ENTRIES).filter(([, path]) => existsSync(join(ROOT, path))),
      ),
      outdir: draft,
      chunkNames: 'chunks/[name]-[hash]',
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      minify: true,
      legalComments: 'none',
      logLevel: 'warning',
      // Native code and WebAssembly that load their own files.
      external: ['lmdb', 'libsodium-wrappers-sumo'],
      alias: {
        // On node esbuild picks the CommonJS build of rxjs, which cannot be split or shaken.
        rxjs: join(ROOT, 'node_modules/rxjs/dist/esm/index.js'),
        '@polkadot/x-ws': join(ROOT, 'bin/shims/x-ws.js'),
      },
      plugins: [INFLATE],
      // CommonJS packages inside an ES module still ask for `require`.
      banner: {
        js: "import{createRequire as __require}from'node:module';const require=__require(import.meta.url);",
      },
    })
    writeFileSync(join(draft, '.stamp'), stamp)
    if (existsSync(join(ROOT, 'dist'))) renameSync(join(ROOT, 'dist'), old)
    renameSync(draft, join(ROOT, 'dist'))
  } finally {
    rmSync(draft, { recursive: true, force: true })
    rmSync(old, { recursive: true, force: true })
  }
  return true
}

/** A hash of everything that the bundle is made of. */
function sourceHash() {
  const hash = createHash('sha256')
  for (const path of ['package.json', 'package-lock.json', ...sources('src'), ...sources('bin')]) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(ROOT, path)))
      .update('\0')
  }
  return hash.digest('hex')
}

function sources(folder) {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(ROOT.length))
    .sort()
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await build({ ifStale: process.argv.includes('--if-stale') })
}
