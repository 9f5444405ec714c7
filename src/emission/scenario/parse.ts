import { type Amount, parseAmount, parseRao, parseTolerance } from '../../amounts.ts'
import { Fields, wrong } from './fields.ts'
import type { Scenario, ScenarioAction, ScenarioParty, ScenarioSubnet } from './scenario.ts'

const MOST_SUBNETS = 32
const MOST_NETUID = 0xffff
const MOST_BLOCKS = 100_000_000

/**
 * Reads a scenario from the JSON of its file.
 *
 * @throws {UsageError} `scenario_invalid`, with the field that is wrong and what it must be.
 */
export function parseScenario(json: unknown): Scenario {
  const file = new Fields(json, '').only(
    'name',
    'title',
    'claims',
    'blocks',
    'tempo',
    'issuance',
    'age',
    'sells',
    'subnets',
    'parties',
    'actions',
  )
  const blocks = file.whole('blocks', 1, MOST_BLOCKS, 7_200)
  const subnets = file.objects('subnets').map(subnetOf)
  const parties = file.objects('parties').map(partyOf)
  if (subnets.length === 0 || subnets.length > MOST_SUBNETS)
    throw wrong('subnets', `must be 1 to ${MOST_SUBNETS}, which is what root could weigh`)
  const scenario: Scenario = {
    name: file.text('name'),
    title: file.text('title', file.text('name')),
    claims: file.list('claims').map(String),
    blocks,
    tempo: file.whole('tempo', 1, 100_000, 360),
    issuance: file.parsed('issuance', rao, '8450000'),
    age: file.whole('age', 0, MOST_BLOCKS, 201_600),
    sells: file.parsed('sells', (text) => parseTolerance(text), '0%'),
    subnets,
    parties,
    actions: file
      .objects('actions')
      .map((action) => actionOf(action, blocks))
      .sort((a, b) => a.block - b.block),
  }
  checkNames(scenario)
  return scenario
}

const rao = (text: string) => parseRao(text, { allowZero: true, token: 'tao' })
const amount = (text: string): Amount => parseAmount(text, { token: 'tao' })

function subnetOf(fields: Fields): ScenarioSubnet {
  fields.only('netuid', 'name', 'owner', 'operator', 'pool')
  const netuid = fields.whole('netuid', 1, MOST_NETUID)
  const pool = new Fields(fields.raw('pool'), fields.at('pool')).only('tao', 'alpha')
  return {
    netuid,
    name: fields.text('name', `subnet ${netuid}`),
    owner: fields.optionalText('owner'),
    operator: fields.optionalText('operator'),
    pool: {
      tao: pool.parsed('tao', (text) => parseRao(text, { token: 'tao' })),
      alpha: pool.parsed('alpha', (text) => parseRao(text, { token: 'alpha' })),
    },
  }
}

function partyOf(fields: Fields): ScenarioParty {
  fields.only('name', 'capital', 'validators', 'places')
  return {
    name: fields.text('name'),
    capital: fields.parsed('capital', rao),
    validators: fields.whole('validators', 0, 1_000, 0),
    places: fields.objects('places').map((place) => ({
      netuid: place.only('netuid', 'amount').whole('netuid', 0, MOST_NETUID),
      amount: place.parsed('amount', amount),
    })),
  }
}

function actionOf(fields: Fields, blocks: number): ScenarioAction {
  fields.only('at', 'party', 'does', 'netuid', 'amount', 'name')
  const where = {
    block: fields.parsed('at', (text) => blockOf(text, blocks, fields)),
    party: fields.text('party'),
    netuid: fields.whole('netuid', 0, MOST_NETUID),
  }
  const does = fields.text('does')
  if (does === 'create')
    return { ...where, does, name: fields.text('name', `subnet ${where.netuid}`) }
  if (does !== 'support' && does !== 'withdraw')
    throw wrong(fields.at('does'), 'is none of support, withdraw, create')
  return { ...where, does, amount: fields.parsed('amount', amount, 'all') }
}

/** "1200" is a block, "10%" a part of the run, so that a longer run keeps its shape. */
function blockOf(text: string, blocks: number, fields: Fields): number {
  const match = /^([0-9]+)(%?)$/.exec(text)
  const number = Number(match?.[1])
  if (match === null || (match[2] === '%' && number > 100))
    throw wrong(fields.at('at'), 'is neither a block such as "1200" nor a part such as "10%"')
  return match[2] === '%' ? Math.floor((blocks * number) / 100) : number
}

/** Every party and subnet that is named must be there, once. */
function checkNames({ subnets, parties, actions }: Scenario): void {
  const names = new Set(parties.map(({ name }) => name))
  if (names.size !== parties.length) throw wrong('parties', 'has a name twice')
  const netuids = new Set([0, ...subnets.map(({ netuid }) => netuid)])
  if (netuids.size !== subnets.length + 1) throw wrong('subnets', 'has a netuid twice')
  const party = (name: string | undefined, where: string) => {
    if (name !== undefined && !names.has(name))
      throw wrong(where, `names ${name}`, `The parties are: ${[...names].join(', ')}.`)
  }
  const subnet = (netuid: number, where: string) => {
    if (!netuids.has(netuid)) throw wrong(where, `names the subnet ${netuid}, which is not there`)
  }
  subnets.forEach(({ owner, operator }, i) => {
    party(owner, `subnets[${i}].owner`)
    party(operator, `subnets[${i}].operator`)
  })
  parties.forEach(({ places }, i) => {
    for (const place of places) subnet(place.netuid, `parties[${i}].places`)
  })
  actions.forEach((action, i) => {
    party(action.party, `actions[${i}].party`)
    if (action.does !== 'create') subnet(action.netuid, `actions[${i}].netuid`)
    else if (netuids.has(action.netuid))
      throw wrong(`actions[${i}].netuid`, 'is that of a subnet that is there already')
    else netuids.add(action.netuid)
  })
}
