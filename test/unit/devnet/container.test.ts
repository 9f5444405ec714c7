import { expect, test } from 'vitest'
import { containerOf } from '../../../src/devnet/container.ts'

const INSPECTED = {
  State: { Status: 'running', Running: true, ExitCode: 0 },
  Config: { Image: 'own:1', Cmd: ['True', '--no-purge'] },
  Mounts: [{ Type: 'volume', Name: 'dtao-devnet-own-1' }, { Type: 'bind' }],
  NetworkSettings: {
    Ports: { '9944/tcp': [{ HostIp: '127.0.0.1', HostPort: '49153' }], '9945/tcp': null },
  },
}

test('a container is known by its image, address and volumes', () => {
  expect(containerOf(JSON.stringify([INSPECTED]))).toEqual({
    image: 'own:1',
    state: 'running',
    running: true,
    exitCode: 0,
    args: ['True', '--no-purge'],
    url: 'ws://127.0.0.1:49153',
    volumes: ['dtao-devnet-own-1'],
  })
})

test('one that has ended has no address', () => {
  const ended = {
    ...INSPECTED,
    State: { Status: 'exited', Running: false, ExitCode: 137 },
    Config: { Image: 'own:1', Cmd: null },
    NetworkSettings: { Ports: {} },
  }
  expect(containerOf(JSON.stringify([ended]))).toMatchObject({
    running: false,
    exitCode: 137,
    args: [],
    url: undefined,
  })
})
