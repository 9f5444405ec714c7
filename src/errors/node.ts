import { DtaoError, type DtaoErrorOptions, EXIT } from './base.ts'
import { reasonOf } from './system.ts'

/** The chain on this machine cannot be opened, kept or served. */
export class LocalChainError extends DtaoError {
  override readonly name: string = 'LocalChainError'

  constructor(message: string, code: string, options: DtaoErrorOptions = {}) {
    super(message, code, EXIT.network, options)
  }
}

/** The data directory cannot be made, read or written by this user. */
export class DataDirectoryError extends LocalChainError {
  override readonly name = 'DataDirectoryError'

  constructor(path: string, cause: unknown) {
    super(`the data directory ${path} cannot be written`, 'data_directory', {
      cause,
      details: { path },
      hints: ['check who owns it and the files in it, or name another one with --data-dir'],
    })
  }
}

/** No room is left for the next block. The chain is as it was before that block. */
export class DiskFullError extends LocalChainError {
  override readonly name = 'DiskFullError'

  constructor(path: string, cause: unknown) {
    super(`the disk of ${path} is full: the block was not written`, 'disk_full', {
      cause,
      details: { path },
      hints: ['free some space and run the command again; nothing that was acknowledged is lost'],
    })
  }
}

/** The process may not address enough memory to map the chain's file. */
export class AddressSpaceError extends LocalChainError {
  override readonly name = 'AddressSpaceError'

  constructor(path: string) {
    super(
      `this process may not address enough memory to open the chain in ${path}`,
      'address_space',
      {
        details: { path },
        hints: ['raise the limit: `ulimit -v unlimited`'],
      },
    )
  }
}

/** The data was written in a form that this version does not know. */
export class NewerDataError extends LocalChainError {
  override readonly name = 'NewerDataError'

  constructor(path: string, found: number, known: number) {
    super(
      `the chain in ${path} was made by a newer dtao (format ${found}, this one knows ${known})`,
      'data_newer',
      {
        details: { path, found, known },
        hints: ['update dtao, name another --data-dir, or start over with `dtao devnet reset`'],
      },
    )
  }
}

/** The files of a chain are damaged, or are not a chain's at all. */
export class CorruptedDataError extends LocalChainError {
  override readonly name = 'CorruptedDataError'

  constructor(path: string, what: string, cause?: unknown) {
    super(`the chain in ${path} is damaged: ${what}`, 'data_corrupted', {
      cause,
      details: { path },
      hints: ['restore the directory from a copy, or start over with `dtao devnet reset`'],
    })
  }
}

/** A server seals the blocks of this data directory; others must ask it. `details.url` says where. */
export class ChainServedError extends LocalChainError {
  override readonly name = 'ChainServedError'

  constructor(path: string, url: string, pid: number) {
    super(`a devnet serves ${path} already at ${url}`, 'chain_served', {
      details: { path, url, pid },
      hints: [`connect to ${url}, or stop it with \`dtao devnet stop\``],
    })
  }
}

/** Another program listens on the port. */
export class PortInUseError extends LocalChainError {
  override readonly name = 'PortInUseError'

  constructor(host: string, port: number, cause: unknown) {
    super(`port ${port} of ${host} is in use`, 'port_in_use', {
      cause,
      details: { host, port },
      hints: ['take any free port with --port 0, or stop what listens there'],
    })
  }
}

/** The system does not let this user listen there. */
export class ListenError extends LocalChainError {
  override readonly name = 'ListenError'

  constructor(host: string, port: number, cause: unknown) {
    super(`nobody can listen on port ${port} of ${host}: ${reasonOf(cause)}`, 'listen_refused', {
      cause,
      details: { host, port },
      hints: [
        'take a port from 1024 on with --port, and an address of this machine with --host, such as 127.0.0.1',
      ],
    })
  }
}

/** A server that signs nothing off must not be reachable from outside by accident. */
export class HostRefusedError extends LocalChainError {
  override readonly name = 'HostRefusedError'

  constructor(host: string) {
    super(`${host} can be reached from other machines`, 'host_refused', {
      details: { host },
      hints: ['listen on 127.0.0.1, or say that it is meant with --allow-remote'],
    })
  }
}

/** A file that shall be loaded is no dump of a devnet, or no longer a whole one. */
export class DamagedDumpError extends LocalChainError {
  override readonly name = 'DamagedDumpError'

  constructor(what: string, cause?: unknown) {
    super(`this is no usable dump of a devnet: ${what}`, 'dump_damaged', {
      cause,
      hints: ['make another with `dtao devnet dump`; the chain is as it was'],
    })
  }
}

/** A dump was written in a form, or of a runtime, that this version does not know. */
export class NewerDumpError extends LocalChainError {
  override readonly name = 'NewerDumpError'

  constructor(what: string, found: number, known: number) {
    super(
      `the dump was made by a newer dtao (${what} ${found}, this one knows ${known})`,
      'dump_newer',
      { details: { found, known }, hints: ['update dtao; the chain is as it was'] },
    )
  }
}
