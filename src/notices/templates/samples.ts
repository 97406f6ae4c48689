import { DAY, HOUR, isoTime, MINUTE } from '../../base/time/instant.ts'
import type { Language } from '../../i18n/index.ts'
import type { Notice, NoticeTemplate, NoticeValues } from '../notice.ts'

type SampleSetting = { baseUrl: string; at: number; realm?: { key: string; name: string; signInName: string } }

/** Each template told of somebody who does not exist: for the preview of demo mode, and for the tests over all of them. */
function sampleValues({ baseUrl, at, realm }: SampleSetting): NoticeValues {
  const where = { browser: 'Chrome · Android', address: '203.0.113.7', country: 'NL' }
  const about = {
    name: 'Lore',
    signInName: realm?.signInName ?? 'lore.lindeman@student.example.org',
    realmName: realm?.name ?? 'Schoolaccount',
    ...where,
  }
  const code = 'abcd-EFGH-ijkl-MNOP-qrst-UVWX'
  const expires = at + 30 * MINUTE
  const mail = 'lore@home.example'
  return {
    'activation-code': { ...about, link: `${baseUrl}/activate?code=${code}`, code, expires },
    'account-activated': about,
    'password-changed': about,
    'method-registered': { ...about, method: 'sms', shown: '+32 ••••••• 01' },
    'method-removed': { ...about, method: 'Lore’s old phone' },
    'methods-reset': { ...about, how: 'reset-code' },
    'method-ends': { ...about, method: 'sms', from: isoTime(at + 30 * DAY).slice(0, 10) },
    'key-cloned': { ...about, method: 'Blue key' },
    'reset-code-made': about,
    'pause-started': { ...about, until: at + 2 * DAY },
    'pause-ended': about,
    'access-pass-given': { ...about, expires: at + HOUR },
    'initial-password-locked': { ...about, until: at + 16 * MINUTE },
    'device-void': { ...about, device: 'Lore’s phone' },
    'sign-in-disowned': { ...about, application: 'Learning platform', way: 'approval' },
    'requests-stopped': { ...about, until: at + HOUR },
    'account-locked': { ...about, until: at + 16 * MINUTE },
    'new-sign-in': about,
    'recovery-code': { ...about, link: `${baseUrl}/recover?code=${code}`, code, expires },
    'several-accounts': {
      ...where,
      name: 'Lore',
      accounts: [
        { ...about, wants: 'recovery', link: `${baseUrl}/recover?code=${code}`, code, expires },
        {
          ...{ signInName: 'r0000001', realmName: 'Associatieaccount', wants: 'activation' },
          link: `${baseUrl}/activate?code=${code.toLowerCase()}`,
          code: code.toLowerCase(),
          expires: at + 7 * DAY,
        },
      ],
    },
    'password-recovered': about,
    'address-code': { name: 'Lore', mail, link: `${baseUrl}/account/profile/confirm?code=${code}`, code, expires },
    'address-added': { ...about, mail },
    'address-removed': { ...about, mail },
    'phone-added': { ...about, phone: '+32 ••••••• 01' },
    'phone-removed': { ...about, phone: '+32 ••••••• 01' },
    'sessions-ended': { ...about, count: 3 },
    tricked: about,
    'record-wrong': {
      name: 'Lore Lindeman',
      number: 's0000001',
      about: 'birth date',
      words: 'I was born on 2 March, not on 3 February.\nMy identity card has it right.',
      replyTo: mail,
    },
  }
}

/** Every template, in the order in which a person meets them. */
export const noticeTemplates = Object.keys(sampleValues({ baseUrl: '', at: 0 })) as NoticeTemplate[]

/** A notice of this template as it could be, in this language. */
export function sampleNotice(setting: SampleSetting, template: NoticeTemplate, language: Language): Notice {
  const values = sampleValues(setting)[template]
  const { at, realm } = setting
  return { template, to: { mail: 'lore@home.example' }, language, at, realm: realm?.key, values } as Notice
}
