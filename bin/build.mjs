#!/usr/bin/env node
// Bundles src/ into dist/: split and minified, because parsing code that a command does not use is what start-up costs.
// `--if-stale` does nothing where dist/ was built from exactly these sources.
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { compile } from './compile.mjs'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const STAMP = join(ROOT, 'dist', '.stamp')
const TARGET = 'node20'

/** What stands for packages of which other files are wanted still, so that an alias will not do. */
const SHIMS = { 'api-derive': 'api-derive.mjs', 'wasm-crypto-wasm': 'wasm.mjs' }
const OWN = {
  name: 'own',
  setup({ onResolve }) {
    onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      importer.includes('/commander/')
        ? { path: join(ROOT, 'bin/shims/child-process.mjs') }
        : undefined,
    )
    // chalk asks what the terminal can do, with all that sockets need; our theme tells it.
    onResolve({ filter: /^#supports-color$/ }, ({ resolveDir }) => ({
      path: join(resolveDir, 'vendor/supports-color/browser.js'),
    }))
    onResolve({ filter: /^@polkadot\/[a-z-]+$/ }, ({ path }) => {
      const shim = SHIMS[path.slice('@polkadot/'.length)]
      return shim === undefined ? undefined : { path: join(ROOT, 'bin/shims', shim) }
    })
  },
}

/** Pallets and protocols of other chains. A chain of our day tells its own types; these tables are for older ones. */
const OTHER_PALLETS = `
  assetConversion assets attestations beefy bridges claims collective contracts contractsAbi crowdloan cumulus democracy
  dryRunApi elections eth evm fungibles genericAsset gilt identity imOnline lottery mixnet mmr nfts nimbus nompools
  ormlOracle ormlTokens parachains poll purchase recovery society staking statement treasury uniques vesting xcm
  xcmPaymentApi xcmRuntimeApi`
const OTHER_DEFINITION = new RegExp(
  `^export \\{ default as (${OTHER_PALLETS.trim().split(/\s+/).join('|')}) \\} .*\n`,
  'gm',
)

/**
 * What @polkadot's packages know of other chains and dtao shows nobody: their pallets, when the runtimes of Polkadot and
 * Kusama began, and the order of networks by a locale, which takes longer to load than all the rest. Where their source has
 * changed, it stays.
 */
const OTHER_CHAINS = {
  name: 'other-chains',
  setup({ onLoad }) {
    onLoad({ filter: /@polkadot\/types-known\/upgrades\/index\.js$/ }, () => ({
      contents: 'export const upgrades = []',
    }))
    onLoad({ filter: /@polkadot\/types\/interfaces\/definitions\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(OTHER_DEFINITION, ''),
    }))
    onLoad({ filter: /@polkadot\/networks\/interfaces\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(
        'a.displayName.localeCompare(b.displayName)',
        '(a.displayName < b.displayName ? -1 : 1)',
      ),
    }))
  },
}

/** What Node does itself, in place of what @polkadot's packages bring for every engine. */
const NATIVE = {
  name: 'native',
  setup({ onLoad }) {
    onLoad({ filter: /@polkadot\/util\/(hex\/toU8a|u8a\/toHex)\.js$/ }, () => ({
      contents: `export { hexToU8a, u8aToHex } from ${JSON.stringify(join(ROOT, 'bin/shims/hex.mts'))}`,
    }))
  },
}

const BUNDLE = {
  absWorkingDir: ROOT,
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: TARGET,
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
  // Native code and WebAssembly that load their own files.
  external: ['lmdb', 'libsodium-wrappers-sumo'],
  alias: {
    // On node esbuild picks the CommonJS build of rxjs, which cannot be split or shaken.
    rxjs: join(ROOT, 'node_modules/rxjs/dist/esm/index.js'),
    '@polkadot/x-ws': join(ROOT, 'bin/shims/x-ws.mjs'),
  },
  plugins: [OTHER_CHAINS, NATIVE],
}

/** CommonJS packages inside an ES module still ask for `require`. */
const REQUIRE = {
  js: "import{createRequire as __require}from'node:module';const require=__require(import.meta.url);",
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
  sweep()
  try {
    await Promise.all([library(esbuild, draft), program(esbuild, draft)])
    await metadata(esbuild, draft)
    compile(draft)
    writeFileSync(join(draft, '.stamp'), stamp)
    if (existsSync(join(ROOT, 'dist'))) renameSync(join(ROOT, 'dist'), old)
    renameSync(draft, join(ROOT, 'dist'))
  } finally {
    rmSync(draft, { recursive: true, force: true })
    rmSync(old, { recursive: true, force: true })
  }
  return true
}

/** Removes what builds left that were killed. */
function sweep() {
  for (const name of readdirSync(ROOT)) {
    const pid = /^dist\.(\d+)(\.old)?$/.exec(name)?.[1]
    if (pid !== undefined && !isAlive(Number(pid))) {
      rmSync(join(ROOT, name), { recursive: true, force: true })
    }
  }
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** `dtao/simulator`: ES modules. */
function library(esbuild, outdir) {
  return esbuild.build({
    ...BUNDLE,
    entryPoints: { simulator: 'src/simulator/index.ts' },
    outdir,
    banner: REQUIRE,
  })
}

/** The command: CommonJS, for which alone Node 20 takes compiled code. esbuild splits only ES modules, hence the second pass. */
async function program(esbuild, outdir) {
  const { outputFiles } = await esbuild.build({
    ...BUNDLE,
    entryPoints: { cli: 'src/cli/main.ts' },
    plugins: [...BUNDLE.plugins, OWN],
    // A database costs more to find, read and compile, file by file, than to load out of a chunk.
    external: BUNDLE.external.filter((name) => name !== 'lmdb'),
    alias: {
      ...BUNDLE.alias,
      'node-gyp-build-optional-packages': join(ROOT, 'bin/shims/native.mjs'),
      // Without its native half, which would only speed up an encoding that no table here uses.
      msgpackr: join(ROOT, 'node_modules/msgpackr/index.js'),
    },
    outdir,
    outExtension: { '.js': '.cjs' },
    write: false,
  })
  const { wasmBytes } = await import('@polkadot/wasm-crypto-wasm')
  mkdirSync(join(outdir, 'chunks'), { recursive: true })
  writeFileSync(join(outdir, 'chunks/crypto.wasm'), wasmBytes)
  await Promise.all(
    outputFiles.map(async ({ path, text }) => {
      const { code } = await esbuild.transform(text, {
        format: 'cjs',
        platform: 'node',
        target: TARGET,
        minify: true,
        supported: { 'dynamic-import': false },
        define: { 'import.meta.url': '__meta.url' },
      })
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, code)
    }),
  )
}

/** What `src/simulator/node/built-metadata.ts` reads: the metadata of the runtime, made once. */
async function metadata(esbuild, outdir) {
  const outfile = join(outdir, 'metadata.mjs')
  await esbuild.build({
    ...BUNDLE,
    splitting: false,
    stdin: {
      contents: `
        import { cryptoReady } from './src/crypto/index.ts'
        import { createRuntime } from './src/simulator/runtime/index.ts'
        await cryptoReady()
        export const bytes = createRuntime().metadataV16()`,
      resolveDir: ROOT,
      loader: 'ts',
    },
    outfile,
    banner: REQUIRE,
  })
  const { bytes } = await import(pathToFileURL(outfile).href)
  writeFileSync(join(outdir, 'chunks/metadata-v16.scale'), bytes)
  rmSync(outfile)
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
