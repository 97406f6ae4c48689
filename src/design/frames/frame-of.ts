import type { FastifyInstance, FastifyRequest } from 'fastify'
import { DAY } from '../../base/time/instant.ts'
import type { Cookies } from '../../base/web/cookies.ts'
import { brandOf, type Campus, onlyRealm, type Realm } from '../../campus/index.ts'
import { isLanguage, type Language, languageOf, speak } from '../../i18n/index.ts'
import type { AssetPaths } from '../assets.ts'
import type { PageFrame } from './frame.ts'

export type FrameDeps = { campus: Campus; cookies: Cookies; assets: { paths: AssetPaths }; demoBanner: boolean }

type FrameOptions = {
  /** Left out, that of a campus that has one alone. */
  realm?: Realm | undefined
  /** Where a GET leads, when this answers a form. */
  here?: string
  language?: Language
}

const COOKIE = 'language'

/** The language of a request: `?lang=`, then the choice kept in this browser, then `Accept-Language`. */
export function languageOfRequest(request: FastifyRequest, cookies: Cookies): Language {
  const { lang } = (request.query ?? {}) as { lang?: unknown }
  return languageOf({
    query: lang,
    chosen: cookies.read(request, COOKIE),
    acceptLanguage: request.visit.acceptLanguage,
  })
}

/** Keeps the language that a person chose with `?lang=` for the pages that follow. */
export function rememberLanguage(app: FastifyInstance, cookies: Cookies): void {
  app.addHook('preHandler', (request, reply, done) => {
    const { lang } = (request.query ?? {}) as { lang?: unknown }
    if (isLanguage(lang) && cookies.read(request, COOKIE) !== lang)
      cookies.set(reply, COOKIE, lang, { maxAge: 400 * DAY })
    done()
  })
}

/** What every page of this request needs beside its content. */
export function frameOf(request: FastifyRequest, deps: FrameDeps, options: FrameOptions = {}): PageFrame {
  const language = options.language ?? languageOfRequest(request, deps.cookies)
  const { emergency } = deps.campus.institution
  const realm = options.realm ?? onlyRealm(deps.campus)
  return {
    t: speak(language),
    language,
    brand: realm && brandOf(realm, language),
    here: options.here ?? request.url,
    now: request.visit.now,
    formToken: request.formToken,
    assets: deps.assets.paths,
    demoBanner: deps.demoBanner,
    ...(emergency && { emergency: { phone: emergency.phone, about: emergency.about[language] } }),
  }
}
