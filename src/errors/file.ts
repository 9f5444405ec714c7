import { DtaoError, EXIT } from './base.ts'
import { reasonOf } from './system.ts'

/** The system refused a file that the user named, or one of dtao's own. */
export class FileError extends DtaoError {
  override readonly name = 'FileError'

  constructor(path: string, what: 'read' | 'written', cause: unknown) {
    super(
      `The file ${path} cannot be ${what}: ${reasonOf(cause)}.`,
      what === 'read' ? 'file_unreadable' : 'file_unwritable',
      EXIT.refused,
      {
        cause,
        details: { path },
        hints: ['Check the path, who may use it and what room is left, or name another one.'],
      },
    )
  }
}
