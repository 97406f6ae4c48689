import type { TextKey } from '../../i18n/index.ts'
import type { NoticeTemplate } from '../notice.ts'

const titles: Record<NoticeTemplate, TextKey> = {
  'activation-code': 'notices.activation.title',
  'account-activated': 'notices.activated.title',
  'password-changed': 'notices.password.title',
  'method-registered': 'notices.method-registered.title',
  'method-removed': 'notices.method-removed.title',
  'methods-reset': 'notices.methods-reset.title',
  'method-ends': 'notices.method-ends.title',
  'key-cloned': 'notices.key-cloned.title',
  'reset-code-made': 'notices.reset-code-made.title',
  'pause-started': 'notices.pause-started.title',
  'pause-ended': 'notices.pause-ended.title',
  'access-pass-given': 'notices.access-pass-given.title',
  'initial-password-locked': 'notices.initial-locked.title',
  'device-void': 'notices.device-void.title',
  'sign-in-disowned': 'notices.disowned.title',
  'requests-stopped': 'notices.requests-stopped.title',
  'account-locked': 'notices.locked.title',
  'new-sign-in': 'notices.new-sign-in.title',
  'recovery-code': 'notices.recovery.title',
  'several-accounts': 'notices.several.title',
  'password-recovered': 'notices.recovered.title',
  'address-code': 'notices.address-code.title',
  'address-added': 'notices.address-added.title',
  'address-removed': 'notices.address-removed.title',
  'phone-added': 'notices.phone-added.title',
  'phone-removed': 'notices.phone-removed.title',
  'sessions-ended': 'notices.sessions-ended.title',
  tricked: 'notices.tricked.title',
  'record-wrong': 'notices.record-wrong.title',
}

/** What a mail of this template is headed; undefined for one that is not sent any more. */
export const noticeTitle = (template: string): TextKey | undefined =>
  Object.hasOwn(titles, template) ? titles[template as NoticeTemplate] : undefined
