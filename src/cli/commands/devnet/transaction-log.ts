import { appendFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { LoggedExtrinsic } from '../../../devnet/block-log.ts'
import { makeDirectories } from '../../../directories.ts'
import type { Context } from '../../context.ts'
import { money } from '../../present/money.ts'

/** What a running devnet says of itself: on stderr, and in a file for `devnet logs`. */
export interface Log {
  readonly line: (text: string) => void
  readonly extrinsic: (logged: LoggedExtrinsic) => void
  readonly trouble: (error: unknown) => void
}

/** A log that appends to `file`; where that cannot be written it goes to stderr alone. */
export function logTo(ctx: Context, file: string): Log {
  const { glyphs, err } = ctx.ui.theme
  let writable = true
  const keep = (text: string): void => {
    if (!writable) return
    try {
      makeDirectories(dirname(file))
      appendFileSync(file, `${new Date().toISOString()} ${text}\n`)
    } catch (error) {
      writable = false
      ctx.ui.warn(`No log is kept: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  return {
    line: keep,
    extrinsic({ block, index, call, signer, fee, error }) {
      const fact = `block ${block}-${index}  ${call}  ${signer}  fee ${money(fee, 0, glyphs)}`
      keep(`${fact}  ${error ?? 'ok'}`)
      ctx.ui.note(`${fact}  ${error === undefined ? err.good('ok') : err.bad(error)}`)
    },
    trouble(error) {
      const text = `trouble: ${error instanceof Error ? error.message : String(error)}`
      keep(text)
      ctx.ui.warn(text)
    },
  }
}
