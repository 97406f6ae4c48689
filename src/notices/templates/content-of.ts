import type { MailContent } from '../mail/content.ts'
import type { Notice } from '../notice.ts'
import { accountActivated } from './account-activated.ts'
import { activationCode } from './activation-code.ts'
import { initialPasswordLocked } from './initial-password-locked.ts'
import { methodRegistered, methodRemoved } from './method-changed.ts'
import { passwordChanged } from './password-changed.ts'
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
  }
}
