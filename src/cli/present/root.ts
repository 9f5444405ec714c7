import { amountJson, formatAmount } from '../../amounts.ts'
import type { RootChoice, RootNetwork, RootValidator } from '../../chain/root.ts'
import type { JsonValue } from '../json.ts'
import type { Theme } from '../ui/theme.ts'
import type { Ui } from '../ui/ui.ts'
import { brief, money, share } from './money.ts'

/** Subnets that a row names before it says how many more there are. */
const NAMED = 6

/** What a validator chose: "2 60%, 1 40%". */
function choiceText({ chose }: RootValidator, theme: Theme): string {
  if (chose.length === 0) return 'nothing'
  const named = chose.slice(0, NAMED).map(({ netuid, part }) => `${netuid} ${share(part)}`)
  const more = chose.length - named.length
  return [...named, ...(more > 0 ? [`${theme.glyphs.ellipsis} ${more} more`] : [])].join(', ')
}

/** Root's validators, the strongest first. */
export function renderValidators({ validators, seats }: RootNetwork, ui: Ui): void {
  const { theme } = ui
  ui.table({
    columns: [
      { title: 'UID', align: 'right' },
      { title: 'Hotkey', least: 12 },
      { title: 'Name', least: 6, rank: 2 },
      { title: `Delegated ${theme.glyphs.tao}`, align: 'right' },
      { title: 'Power', align: 'right' },
      { title: 'Chose', least: 10 },
      { title: 'Coldkey', least: 12, rank: 3 },
    ],
    rows: strongestFirst(validators).map((one) => [
      String(one.uid),
      one.hotkey,
      one.name,
      brief(one.stake, 2),
      share(one.power),
      choiceText(one, theme),
      one.coldkey,
    ]),
    empty: 'Nobody sits on root.',
  })
  ui.print(`${validators.length} of ${seats} seats are taken`)
}

function strongestFirst(validators: readonly RootValidator[]): RootValidator[] {
  return [...validators].sort((a, b) =>
    a.stake === b.stake ? a.uid - b.uid : a.stake > b.stake ? -1 : 1,
  )
}

/** What the validators want for each subnet. */
export function renderChoices(choices: readonly RootChoice[], ui: Ui): void {
  const { glyphs } = ui.theme
  ui.table({
    columns: [
      { title: 'Subnet', least: 8 },
      { title: 'Validators', align: 'right', rank: 1 },
      { title: 'Rank', align: 'right' },
      { title: 'Trust', align: 'right', rank: 2 },
      { title: 'Consensus', align: 'right', rank: 3 },
      { title: 'Share', align: 'right' },
      { title: `A block now`, align: 'right' },
    ],
    rows: choices.map((one) => [
      `${one.netuid} ${one.name}`.trim(),
      String(one.validators),
      share(one.rank),
      share(one.trust),
      share(one.consensus),
      share(one.share),
      money(one.emission, 0, glyphs),
    ]),
    empty: 'No subnets.',
  })
}

/** A validator for programs. */
function validatorJson(one: RootValidator) {
  return {
    uid: one.uid,
    hotkey: one.hotkey,
    coldkey: one.coldkey,
    name: one.name,
    stake: amountJson(one.stake),
    power: formatAmount(one.power),
    chose: one.chose.map(({ netuid, part }) => ({ netuid, part: formatAmount(part) })),
  } satisfies JsonValue
}

/** Root for programs; `root` in schemas/root-list.schema.json. */
export function rootJson({ regime, seats, validators }: RootNetwork) {
  return {
    regime: regime ?? null,
    seats,
    free: seats - validators.length,
    validators: validators.map(validatorJson),
  } satisfies JsonValue
}

/** A subnet's choice for programs. */
export function choiceJson(one: RootChoice) {
  return {
    netuid: one.netuid,
    name: one.name,
    validators: one.validators,
    rank: formatAmount(one.rank),
    trust: formatAmount(one.trust),
    consensus: formatAmount(one.consensus),
    share: formatAmount(one.share),
    emission: amountJson(one.emission),
  } satisfies JsonValue
}
