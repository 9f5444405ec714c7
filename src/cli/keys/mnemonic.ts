import type { Keypair } from '../../wallet/keys/keypair.ts'
import type { Context } from '../context.ts'

/**
 * Shows a new key's mnemonic, once, on stderr: to a person at a terminal, or anywhere when that was asked for. It is never
 * part of the result.
 */
export function showMnemonic(ctx: Context, title: string, keypair: Keypair, asked: boolean): void {
  const { mnemonic } = keypair
  if (mnemonic === undefined) return
  if (asked) {
    ctx.ui.tell(`The mnemonic of ${title}: ${mnemonic}`)
    return
  }
  if (!ctx.canAskSecrets) {
    ctx.ui.note(
      `The mnemonic of ${title} was not shown, since this is no terminal: \`dtao wallet export --mnemonic\` shows it.`,
    )
    return
  }
  const words = mnemonic.split(' ')
  const rows: string[] = []
  for (let at = 0; at < words.length; at += 4)
    rows.push(
      words
        .slice(at, at + 4)
        .map((word, i) => `${String(at + i + 1).padStart(4)} ${word.padEnd(9)}`)
        .join(''),
    )
  ctx.ui.tell(
    `\nThe mnemonic of ${title}. Whoever has it has the key; write it down and keep it offline:\n\n${rows.join('\n')}\n`,
  )
}
