import { type Language, languages } from '../../i18n/index.ts'
import type { PageFrame } from './frame.ts'

/** The same page in the other language, by `?lang=`. Dutch comes first: most read it. */
export function LanguageSwitch({ frame }: { frame: PageFrame }) {
  return (
    <nav class="sb-lang" aria-label={frame.t('frame.language')}>
      {languages.toReversed().map((language) => (
        <a
          key={language}
          href={inLanguage(frame.here, language)}
          lang={language}
          hreflang={language}
          aria-current={language === frame.language ? 'true' : undefined}
        >
          <span>
            {language.toUpperCase()}
            <span class="vh"> {frame.t(`frame.language.${language}`)}</span>
          </span>
        </a>
      ))}
    </nav>
  )
}

const base = 'http://page.invalid'

/**
 * The address of a page in a language: its path and query, and nothing else. A `here` that a stranger made cannot
 * lead away: another origin becomes the front page, and leading slashes are one, or `//evil.example` would be a host.
 */
export function inLanguage(here: string, language: Language): string {
  const parsed = URL.canParse(here, base) ? new URL(here, base) : new URL(base)
  const url = parsed.origin === base ? parsed : new URL(base)
  url.searchParams.set('lang', language)
  return `${url.pathname.replace(/^\/+/, '/')}${url.search}`
}
