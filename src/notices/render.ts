import type { Campus } from '../campus/index.ts'
import { linksOf } from './mail/content.ts'
import { mailPage } from './mail/page.tsx'
import { plainText } from './mail/plain-text.ts'
import type { Notice } from './notice.ts'
import { contentOf } from './templates/content-of.ts'
import { settingOf } from './templates/setting.ts'

export type RenderDeps = { campus: Pick<Campus, 'institution' | 'realms'>; baseUrl: string }

/** A notice in words: as page and as plain text, of which neither lacks a word. */
export type Rendered = {
  /** The sender's name. */
  fromName: string
  subject: string
  text: string
  html: string
  /** Where it leads to, in order. */
  links: string[]
}

/** Puts a notice into words. Pure but for the campus's own words. */
export function renderNotice({ campus, baseUrl }: RenderDeps, notice: Notice): Rendered {
  const { language, at, realm } = notice
  const { timeZone, name } = campus.institution
  const institution = name[language]
  const content = contentOf(settingOf({ language, timeZone, institution, baseUrl, at, realm }), notice)
  const accent = (realm === undefined ? undefined : campus.realms[realm])?.brand?.accent
  const look = { name: institution, accentLight: accent?.light ?? INK, accentDark: accent?.dark ?? PAPER }
  return {
    fromName: institution,
    subject: content.subject,
    text: plainText(content),
    html: mailPage(content, language, look),
    links: linksOf(content),
  }
}

/** The accent where no realm gives one: ink on paper. */
const INK = '#1e1b16'
const PAPER = '#f4f0e6'
