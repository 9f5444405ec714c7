import { events } from '../../../frame/pallet.ts'
import { ID } from '../id.ts'
import { laterEvents } from './accounts.ts'
import { earlyEvents } from './settings.ts'

/** What the pallet reports: `ctx.deposit(Event.StakeAdded(coldkey, hotkey, …))`. */
export const Event = events(ID, { ...earlyEvents, ...laterEvents })
