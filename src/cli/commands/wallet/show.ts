import type { WrittenKey } from '../../keys/write.ts'
import type { Ui } from '../../ui/ui.ts'

/** One line for a key that was written, or found. */
export function renderKey(kind: 'Coldkey' | 'Hotkey', key: WrittenKey, ui: Ui): void {
  const how = key.written ? (key.encrypted ? 'encrypted' : 'not encrypted') : 'not written'
  ui.print(`${kind.padEnd(8)} ${key.name}  ${key.address}  ${key.scheme}, ${how}`)
  for (const path of key.backups) ui.note(`The file that was there is now ${path}`)
  if (key.written && !key.encrypted && kind === 'Coldkey')
    ui.warn(
      'The coldkey is not encrypted: whoever can read the file can spend. `dtao wallet passwd` encrypts it.',
    )
}
