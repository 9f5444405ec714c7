import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { dtao, temporaryHome } from './dtao.ts'

const ALICE = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY'

/** Every file below a directory with what is in it. */
function filesOf(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true, recursive: true })
    .map((entry) => {
      const path = join(entry.parentPath, entry.name)
      return entry.isFile() ? `${path} ${readFileSync(path, 'hex')}` : path
    })
    .sort()
}

test('no command that writes at home writes anything in a dry run', {
  timeout: 120_000,
}, async () => {
  const { home, remove } = temporaryHome()
  const secrets = join(home, 'secrets')
  mkdirSync(secrets)
  const password = join(secrets, 'password')
  writeFileSync(password, 'correct horse battery')
  const run = (argv: string) => dtao(argv.split(' '), { home })
  await run('wallet create --wallet w --hotkey h --no-password')
  await run(`wallet address add alice ${ALICE}`)
  await run('config set wallet w')
  const keyfile = join(home, '.bittensor', 'wallets', 'w', 'coldkey')
  const before = filesOf(home)
  const commands = [
    'wallet create --wallet new --hotkey h --no-password',
    `wallet new-coldkey --wallet new --password-file ${password}`,
    'wallet new-coldkey --wallet w --no-password --overwrite',
    'wallet new-hotkey --wallet w --hotkey new',
    `wallet regen-coldkey --wallet new --no-password --json-path ${keyfile}`,
    `wallet regen-hotkey --wallet w --hotkey h --overwrite --json-path ${keyfile}`,
    `wallet regen-coldkeypub --wallet new --ss58 ${ALICE}`,
    `wallet regen-hotkeypub --wallet w --hotkey new --ss58 ${ALICE}`,
    `wallet import ${keyfile} --wallet new --no-password`,
    `wallet export --wallet w --out ${join(home, 'out.json')} --export-password-file ${password}`,
    `wallet passwd --wallet w --new-password-file ${password}`,
    'wallet unlock --wallet w',
    'wallet lock',
    `wallet address add bob ${ALICE}`,
    'wallet address remove alice',
    'config set wallet other',
    'config unset wallet',
  ]
  for (const command of commands) {
    const { code, stdout, stderr } = await run(`${command} --dry-run --yes`)
    expect({ command, code, stderr: code === 0 ? '' : stderr }).toMatchObject({ code: 0 })
    expect(filesOf(home), command).toEqual(before)
    expect(stdout + stderr, command).not.toMatch(/^(Removed|Written|Unlocked|Locked)/m)
  }
  remove()
})
