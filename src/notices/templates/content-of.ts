import type { MailContent } from '../mail/content.ts'
import type { Notice } from '../notice.ts'
import { accountActivated } from './account/account-activated.ts'
import { activationCode } from './account/activation-code.ts'
import { methodRegistered, methodRemoved } from './account/method-changed.ts'
import { passwordChanged } from './account/password-changed.ts'
import { passwordRecovered, recoveryCode } from './account/recovery.ts'
import { severalAccounts } from './account/several-accounts.ts'
import { addressAdded, addressRemoved } from './address/address-changed.ts'
import { addressCode } from './address/address-code.ts'
import { phoneAdded, phoneRemoved } from './address/phone-changed.ts'
import { recordWrong } from './address/record-wrong.ts'
import { accountLocked, initialPasswordLocked } from './alarm/locked.ts'
import { newSignIn } from './alarm/new-sign-in.ts'
import { sessionsEnded } from './alarm/sessions-ended.ts'
import { tricked } from './alarm/tricked.ts'
import type { Setting } from './setting.ts'

/** Puts a notice into words. */
export function contentOf(setting: Setting, notice: Notice): MailContent {
  switch (notice.template) {
    case 'activation-code':
      return activationCode(setting, notice.values)
    case 'account-activated':
      return accountActivated(setting, notice.values)
    case 'password-changed':
      return passwordChanged(setting, notice.values)
    case 'method-registered':
      return methodRegistered(setting, notice.values)
    case 'method-removed':
      return methodRemoved(setting, notice.values)
    case 'initial-password-locked':
      return initialPasswordLocked(setting, notice.values)
    case 'account-locked':
      return accountLocked(setting, notice.values)
    case 'new-sign-in':
      return newSignIn(setting, notice.values)
    case 'recovery-code':
      return recoveryCode(setting, notice.values)
    case 'several-accounts':
      return severalAccounts(setting, notice.values)
    case 'password-recovered':
      return passwordRecovered(setting, notice.values)
    case 'address-code':
      return addressCode(setting, notice.values)
    case 'address-added':
      return addressAdded(setting, notice.values)
    case 'address-removed':
      return addressRemoved(setting, notice.values)
    case 'phone-added':
      return phoneAdded(setting, notice.values)
    case 'phone-removed':
      return phoneRemoved(setting, notice.values)
    case 'sessions-ended':
      return sessionsEnded(setting, notice.values)
    case 'tricked':
      return tricked(setting, notice.values)
    case 'record-wrong':
      return recordWrong(setting, notice.values)
  }
}
