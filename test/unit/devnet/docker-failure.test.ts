import { describe, expect, test } from 'vitest'
import { dockerFailure, lastLine } from '../../../src/devnet/docker-failure.ts'

const IMAGE = 'ghcr.io/opentensor/subtensor-localnet:devnet-ready'

/** What the docker program of releases 20.10, 28 and 29 writes to stderr. */
const WORDS: readonly (readonly [code: string, stderr: string])[] = [
  [
    'docker_stopped',
    'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
  ],
  [
    'docker_stopped',
    'failed to connect to the docker API at unix:///var/run/docker.sock; check if the path is correct and if the daemon is running: dial unix /var/run/docker.sock: connect: no such file or directory',
  ],
  [
    'docker_forbidden',
    'permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock: Get "http://%2Fvar%2Frun%2Fdocker.sock/v1.50/containers/json": dial unix /var/run/docker.sock: connect: permission denied',
  ],
  [
    'docker_forbidden',
    'permission denied while trying to connect to the docker API at unix:///var/run/docker.sock',
  ],
  ['docker_image', 'Error response from daemon: no such image: foo:1: No such image: foo:1'],
  [
    'docker_image',
    'Error response from daemon: Get "https://ghcr.io/v2/": dial tcp: lookup ghcr.io on 127.0.0.53:53: no such host',
  ],
  ['docker_image', `Error response from daemon: manifest for ${IMAGE} not found: manifest unknown`],
  [
    'docker_image',
    "Error response from daemon: pull access denied for foo, repository does not exist or may require 'docker login': denied: requested access to the resource is denied",
  ],
  ['docker_image', 'invalid reference format: repository name (library/BAD) must be lowercase'],
  [
    'docker_port',
    'docker: Error response from daemon: driver failed programming external connectivity on endpoint dtao-devnet (1f00): Error starting userland proxy: listen tcp4 127.0.0.1:9944: bind: address already in use.',
  ],
  [
    'docker_port',
    "docker: Error response from daemon: driver failed programming external connectivity on endpoint dtao-devnet (1f00): Bind for 127.0.0.1:9944 failed: port is already allocated.\n\nRun 'docker run --help' for more information",
  ],
  [
    'docker_disk',
    `failed to register layer: Error processing tar file(exit status 1): write /usr/bin/node: no space left on device`,
  ],
  ['docker_failed', 'Error response from daemon: something that nobody has seen yet'],
]

describe('what Docker says stands for a failure of ours', () => {
  test.each(WORDS)('%s: %s', (code, stderr) => {
    const failure = dockerFailure(stderr, { image: IMAGE, port: 9000 })
    expect(failure).toMatchObject({ code, exitCode: 4 })
    expect(failure.message).not.toContain('\n')
    expect(failure.message).toMatch(/\S/)
  })

  test('the port is the one that Docker names, else the one that was asked for', () => {
    const [, first = ''] = WORDS.find(([code]) => code === 'docker_port') ?? []
    expect(dockerFailure(first, { port: 9000 }).message).toBe('Port 9944 of this machine is taken.')
    expect(dockerFailure('port is already allocated', { port: 9000 }).details.port).toBe(9000)
  })

  test('without an image in play nothing is blamed on one', () => {
    const text = 'Error response from daemon: exec: "x": permission denied'
    expect(dockerFailure(text, {}).code).toBe('docker_failed')
  })

  test('an advice to read the help is not the last word', () => {
    expect(lastLine("docker: it broke.\n\nRun 'docker run --help' for more information\n")).toBe(
      'docker: it broke.',
    )
    expect(lastLine('\n')).toBe('')
  })
})
