/** The authenticator app: a device that no longer counts, a sign-in that was not theirs, and requests that rest. */
import type { MailBlock, MailContent } from '../../mail/content.ts'
import type { NoticeValues } from '../../notice.ts'
import { factsOf, footOf, fullTime, pageLink, type Setting } from '../setting.ts'

/** Three wrong PINs in a row (M11). */
export function deviceVoid(setting: Setting, values: NoticeValues['device-void']): MailContent {
  const { t } = setting
  return alarm(setting, values, {
    what: 'device-void',
    facts: [{ label: t('notices.device-void.fact-device'), value: values.device }],
    blocks: [
      { kind: 'text', strong: t('notices.was-you'), text: t('notices.device-void.again') },
      { kind: 'text', strong: t('notices.not-you'), text: t('notices.device-void.stranger') },
    ],
    button: { label: t('notices.button.security'), page: '/account/security-info' },
  })
}

/** "That wasn't me": nobody got in, and what the stranger had is worth nothing once the password is new. */
export function signInDisowned(setting: Setting, values: NoticeValues['sign-in-disowned']): MailContent {
  const { t } = setting
  const { application, way } = values
  return alarm(setting, values, {
    what: 'disowned',
    facts: application === undefined ? [] : [{ label: t('notices.disowned.fact-application'), value: application }],
    blocks: [
      { kind: 'text', strong: t('notices.disowned.next'), text: t('notices.disowned.password', { way }) },
      { kind: 'text', strong: t('notices.disowned.mistake'), text: t('notices.disowned.again') },
    ],
    button: { label: t('notices.disowned.button'), page: '/account/password' },
  })
}

/** Two refusals: nothing is sent to the phone for a while, so that nobody is asked until they give in. */
export function requestsStopped(setting: Setting, values: NoticeValues['requests-stopped']): MailContent {
  const { t } = setting
  const until = fullTime(setting, values.until)
  return alarm(setting, values, {
    what: 'requests-stopped',
    facts: [{ label: t('notices.requests-stopped.fact-until'), value: until }],
    blocks: [
      { kind: 'text', strong: t('notices.was-you'), text: t('notices.requests-stopped.ways') },
      { kind: 'text', strong: t('notices.not-you'), text: t('notices.not-you.alarm') },
    ],
    button: { label: t('notices.button.not-me'), page: '/account/tricked' },
  })
}

type Said = {
  what: 'device-void' | 'disowned' | 'requests-stopped'
  facts: { label: string; value: string }[]
  blocks: readonly MailBlock[]
  button: { label: string; page: `/account/${string}` }
}

type About = NoticeValues['new-sign-in'] & { way?: string }

function alarm(setting: Setting, values: About, { what, facts, blocks, button }: Said): MailContent {
  const { t, institution } = setting
  const { name, signInName, way = '' } = values
  return {
    subject: t(`notices.${what}.subject`, { signInName, institution }),
    preview: t(`notices.${what}.preview`),
    title: t(`notices.${what}.title`),
    blocks: [
      { kind: 'text', text: t(`notices.${what}.lead`, { name, way }) },
      factsOf(setting, values, facts),
      ...blocks,
      { kind: 'button', label: button.label, link: pageLink(setting, button.page) },
    ],
    foot: footOf(setting),
  }
}
