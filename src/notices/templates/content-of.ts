import type { MailContent } from '../mail/content.ts'
import type { Notice, NoticeTemplate, NoticeValues } from '../notice.ts'
import { accountActivated } from './account/account-activated.ts'
import { activationCode } from './account/activation-code.ts'
import { passwordChanged } from './account/password-changed.ts'
import { passwordRecovered, recoveryCode } from './account/recovery.ts'
import { severalAccounts } from './account/several-accounts.ts'
import { addressAdded, addressRemoved } from './address/address-changed.ts'
import { addressCode } from './address/address-code.ts'
import { phoneAdded, phoneRemoved } from './address/phone-changed.ts'
import { recordWrong } from './address/record-wrong.ts'
import { deviceVoid, requestsStopped, signInDisowned } from './alarm/device.ts'
import { accountLocked, initialPasswordLocked } from './alarm/locked.ts'
import { newSignIn } from './alarm/new-sign-in.ts'
import { sessionsEnded } from './alarm/sessions-ended.ts'
import { tricked } from './alarm/tricked.ts'
import { accessPassGiven, pauseEnded, pauseStarted } from './methods/from-the-desk.ts'
import { keyCloned } from './methods/key-cloned.ts'
import { methodRegistered, methodRemoved } from './methods/method-changed.ts'
import { methodEnds } from './methods/method-ends.ts'
import { methodsReset } from './methods/methods-reset.ts'
import { resetCodeMade } from './methods/reset-code-made.ts'
import type { Setting } from './setting.ts'

type Templates = { readonly [N in NoticeTemplate]: (setting: Setting, values: NoticeValues[N]) => MailContent }

const templates: Templates = {
  'activation-code': activationCode,
  'account-activated': accountActivated,
  'password-changed': passwordChanged,
  'method-registered': methodRegistered,
  'method-removed': methodRemoved,
  'methods-reset': methodsReset,
  'method-ends': methodEnds,
  'key-cloned': keyCloned,
  'reset-code-made': resetCodeMade,
  'pause-started': pauseStarted,
  'pause-ended': pauseEnded,
  'access-pass-given': accessPassGiven,
  'initial-password-locked': initialPasswordLocked,
  'device-void': deviceVoid,
  'sign-in-disowned': signInDisowned,
  'requests-stopped': requestsStopped,
  'account-locked': accountLocked,
  'new-sign-in': newSignIn,
  'recovery-code': recoveryCode,
  'several-accounts': severalAccounts,
  'password-recovered': passwordRecovered,
  'address-code': addressCode,
  'address-added': addressAdded,
  'address-removed': addressRemoved,
  'phone-added': phoneAdded,
  'phone-removed': phoneRemoved,
  'sessions-ended': sessionsEnded,
  tricked,
  'record-wrong': recordWrong,
}

/** Puts a notice into words. */
export function contentOf(setting: Setting, { template, values }: Notice): MailContent {
  // Each template is told what its own notice holds: the compiler cannot follow the key through both.
  const inWords = templates[template] as (setting: Setting, values: Notice['values']) => MailContent
  return inWords(setting, values)
}
