import { option, spelled } from '../../../codec/index.ts'
import { DispatchResultCodec } from '../../frame/dispatch-error.ts'
import { events } from '../../frame/pallet.ts'
import { AccountId } from '../../frame/types.ts'
import { ID } from './id.ts'

export const Event = events(ID, {
  Sudid: [0, { sudo_result: DispatchResultCodec }, 'The sudo key acted as root.'],
  KeyChanged: [
    1,
    { old: spelled(option(AccountId), 'Option<T::AccountId>'), new: AccountId },
    'There is another sudo key.',
  ],
  KeyRemoved: [2, [], 'There is no sudo key any more.'],
  SudoAsDone: [3, { sudo_result: DispatchResultCodec }, 'The sudo key acted as an account.'],
})
