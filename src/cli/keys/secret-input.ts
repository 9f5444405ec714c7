import { isUtf8 } from 'node:buffer'
import { readFileSync } from 'node:fs'
import { UsageError } from '../../errors/base.ts'
import type { Context } from '../context.ts'

/** Reads a secret or hex from standard input, to its end. The last line break is not part of it. */
export function readStandardInput(): string {
  return readFileSync(0, 'utf8').replace(/\r?\n$/, '')
}

/** A message from an option, byte for byte: all of standard input for `-`, else the text in UTF-8. */
export function messageOption(value: string): Uint8Array {
  return value === '-' ? readFileSync(0) : new TextEncoder().encode(value)
}

/** The text that bytes are in UTF-8, or null where they are none. */
export function textOf(bytes: Uint8Array): string | null {
  return isUtf8(bytes) ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) : null
}

/**
 * A secret from an option: `-` reads standard input; anything else stood on the command line, which takes consent.
 *
 * @throws UsageError `secret_in_argv` without it, naming the safer ways
 */
export function secretOption(
  flag: string,
  value: string | undefined,
  { iKnow }: { iKnow: boolean },
): string | undefined {
  if (value === undefined) return undefined
  if (value === '-') return readStandardInput()
  if (iKnow) return value
  throw new UsageError(
    `A secret after ${flag} can be read by other processes and stays in the shell’s history.`,
    'secret_in_argv',
    {
      hints: [
        `Give \`${flag} -\` and pipe the secret in, or leave ${flag} out to be asked on a terminal.`,
        'If you know what you do, add --i-know.',
      ],
      details: { option: flag },
    },
  )
}

/** btcli numbers the words it shows, and takes them back with their numbers: `1-abandon 2-ability`. */
export function withoutNumbers(words: string): string {
  return words.replace(/(^|\s)\d{1,2}-(?=[a-z])/g, '$1')
}

/**
 * A secret typed on the terminal without echo.
 *
 * @throws UsageError `argument_missing` where nobody can be asked
 */
export async function askSecret(ctx: Context, flag: string, question: string): Promise<string> {
  if (ctx.canAskSecrets) return ctx.prompt.password(question)
  throw new UsageError(`${flag} is missing.`, 'argument_missing', {
    hints: [`Give \`${flag} -\` and pipe the secret in; on a terminal it would be asked for.`],
    details: { argument: flag },
  })
}
