/** Every notice as it looks and reads, told of somebody who does not exist. Nothing is sent. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { contentPolicy } from '../../base/web/security-headers.ts'
import { type Campus, type Realm, realmByKey } from '../../campus/index.ts'
import { type FrameDeps, frameOf, sendPage } from '../../design/index.ts'
import { isLanguage, type Language } from '../../i18n/index.ts'
import { type NoticeTemplate, noticeTemplates, renderNotice, sampleNotice } from '../../notices/index.ts'
import { NoticePage, NoticesPage } from './pages.tsx'

type NoticesPreviewDeps = FrameDeps & { baseUrl: string }

/** As for a mail of the outbox, but that our own page may show it in a frame. */
const MAIL_HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy':
    "sandbox allow-popups; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'",
  'x-frame-options': 'SAMEORIGIN',
}

/** Our page, which shows one frame of our own. */
const FRAMING = `${contentPolicy()}; frame-src 'self'`

type Asked = { Params: { template: string; language: string } }

export function noticesPreviewRoutes(app: FastifyInstance, deps: NoticesPreviewDeps): void {
  app.get('/demo/notices', (request, reply) => {
    const frame = { ...frameOf(request, deps), sections: [] }
    const { key } = realmOf(request, deps)
    return sendPage(reply, <NoticesPage frame={frame} realm={key} realms={realmsOf(deps)} />)
  })
  app.get<Asked>('/demo/notices/:template/:language', (request, reply) => {
    const asked = askedOf(request)
    if (!asked) return reply.callNotFound()
    const realm = realmOf(request, deps)
    const frame = { ...frameOf(request, deps), sections: [] }
    reply.header('content-security-policy', FRAMING)
    const shown = previewOf(deps, { request, realm, ...asked })
    return sendPage(reply, <NoticePage frame={frame} {...asked} realm={realm.key} shown={shown} />)
  })
  app.get<Asked>('/demo/notices/:template/:language/page', (request, reply) => {
    const asked = askedOf(request)
    if (!asked) return reply.callNotFound()
    const { html } = previewOf(deps, { request, realm: realmOf(request, deps), ...asked })
    return reply.headers(MAIL_HEADERS).type('text/html; charset=utf-8').send(html)
  })
}

function askedOf({ params }: FastifyRequest<Asked>): { template: NoticeTemplate; language: Language } | undefined {
  const template = noticeTemplates.find((one) => one === params.template)
  return template && isLanguage(params.language) ? { template, language: params.language } : undefined
}

const realmsOf = ({ campus }: { campus: Campus }): Realm[] => Object.values(campus.realms)

/** The realm of `?realm=`, else the first one; every campus has one. */
function realmOf(request: FastifyRequest, deps: { campus: Campus }): Realm {
  const { realm: key } = request.query as { realm?: unknown }
  const realm = (typeof key === 'string' && realmByKey(deps.campus, key)) || realmsOf(deps)[0]
  if (!realm) throw new Error('the campus has no realm')
  return realm
}

type Preview = { request: FastifyRequest; realm: Realm; template: NoticeTemplate; language: Language }

function previewOf({ campus, baseUrl }: NoticesPreviewDeps, { request, realm, template, language }: Preview) {
  const { signInName } = realm
  const name = signInName.kind === 'email' ? `lore.lindeman@${signInName.domain}` : 's0000001'
  const about = { key: realm.key, name: realm.name[language], signInName: name }
  const notice = sampleNotice({ baseUrl, at: request.visit.now, realm: about }, template, language)
  return { ...renderNotice({ campus, baseUrl }, notice), to: notice.to.mail }
}
