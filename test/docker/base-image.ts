import { execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { docker } from '../../src/devnet/docker-cli.ts'
import { findImage, pullImage } from '../../src/devnet/image.ts'
import { DockerError } from '../../src/errors/docker.ts'

/** What devnet/Dockerfile begins with. */
const NODE = 'node:20-slim'
const OWN = 'dtao-node-base:local'

/**
 * The image of Node to build on: what NODE_IMAGE names, the Dockerfile's own where it is here or its registry answers, else one
 * made of this machine's Node, so that a machine without a registry tests the same Dockerfile.
 */
export async function baseImage(): Promise<string> {
  const named = process.env.NODE_IMAGE
  if (named !== undefined) return named
  if ((await findImage(NODE)) !== undefined) return NODE
  try {
    await pullImage(NODE, AbortSignal.timeout(300_000), () => undefined)
    return NODE
  } catch (error) {
    if (!(error instanceof DockerError) || error.code !== 'docker_image') throw error
    console.warn(`${error.message} The base is made of this machine's Node instead.`)
    if ((await findImage(OWN)) === undefined) await importMachine()
    return OWN
  }
}

/** What the Dockerfile's commands and our own check run. */
const PROGRAMS = ['node', 'sh', 'bash', 'env', 'mkdir', 'chown', 'cat', 'grep', 'sleep', 'id', 'ls']

async function importMachine(): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'dtao-base-'))
  try {
    const programs = PROGRAMS.map(pathOf)
    const npm = dirname(dirname(realpathSync(pathOf('npm'))))
    for (const library of new Set(programs.flatMap(librariesOf))) copy(root, library, library)
    for (const path of ['/etc/ssl', '/usr/share/ca-certificates', npm])
      if (existsSync(path)) copy(root, path, path)
    for (const program of programs) copy(root, program, `/usr/bin/${program.split('/').at(-1)}`)
    symlinkSync('usr/bin', join(root, 'bin'))
    writeFileSync(join(root, 'usr/bin/npm'), `#!/bin/sh\nexec node ${npm}/bin/npm-cli.js "$@"\n`, {
      mode: 0o755,
    })
    writeFileSync(join(root, 'etc/passwd'), 'root:x:0:0::/:/bin/sh\n')
    mkdirSync(join(root, 'tmp'), { mode: 0o1777 })
    const archive = `${root}.tar`
    execFileSync('tar', ['-C', root, '-cf', archive, '.'])
    const certificates = '/etc/ssl/certs/ca-certificates.crt'
    const changes = ['PATH=/usr/bin:/bin', `NODE_EXTRA_CA_CERTS=${certificates}`]
    await docker(['import', ...changes.flatMap((one) => ['--change', `ENV ${one}`]), archive, OWN])
    rmSync(archive)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

function pathOf(program: string): string {
  return execFileSync('sh', ['-c', `command -v ${program}`], { encoding: 'utf8' }).trim()
}

/** What `ldd` resolves: `libm.so.6 => /lib/…/libm.so.6 (0x…)`, and the loader, which stands alone. */
function librariesOf(path: string): string[] {
  const text = execFileSync('ldd', [path], { encoding: 'utf8' })
  return [...text.matchAll(/(\/\S+) \(0x/g)].map(([, library = '']) => library)
}

function copy(root: string, from: string, to: string): void {
  const target = join(root, to)
  mkdirSync(dirname(target), { recursive: true })
  cpSync(from, target, { recursive: true, dereference: true })
}
