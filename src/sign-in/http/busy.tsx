/** "Very busy right now": a page that costs neither a query nor a rendering, for the moment when nothing may cost much. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { SECOND } from '../../base/time/instant.ts'
import {
  ButtonLink,
  DoorPage,
  type FrameDeps,
  frameOf,
  languageOfRequest,
  Refusal,
  renderPage,
} from '../../design/index.ts'
import { formatDuration, type Language } from '../../i18n/index.ts'

/** The address of the busy page, which leads back to where the person was going. */
export const busyAddress = (returnTo: string): string => `${BUSY_PATH}?to=${encodeURIComponent(returnTo)}`
export const BUSY_PATH = '/sign-in/busy'

/** What stands in the kept page for the way back; replaced by it in each answer. */
const BACK = '/way-back-placeholder'

const kept = new Map<string, string>()

/** Sends the page with 503 and `Retry-After` (seconds). `back` is a path of this server. */
export function sendBusy(
  reply: FastifyReply,
  request: FastifyRequest,
  { deps, retryAfter, back }: { deps: FrameDeps; retryAfter: number; back: string },
): FastifyReply {
  const language = languageOfRequest(request, deps.cookies)
  const key = `${language} ${retryAfter} ${deps.assets.paths.styles}`
  const page = kept.get(key) ?? render(request, { deps, retryAfter, language })
  kept.set(key, page)
  const html = page
    .replaceAll(encodeURIComponent(BACK), () => encodeURIComponent(back)) // a function: `$&` is nothing special then
    .replaceAll(BACK, () => escaped(back))
  return reply
    .code(503)
    .header('retry-after', retryAfter)
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(html)
}

type Rendering = { deps: FrameDeps; retryAfter: number; language: Language }

function render(request: FastifyRequest, { deps, retryAfter, language }: Rendering): string {
  const frame = frameOf(request, deps, { language, here: busyAddress(BACK) })
  const { t } = frame
  return renderPage(
    <DoorPage frame={{ ...frame, formToken: '' }} step="refused" title={t('sign-in.busy.title')} failed>
      <Refusal refusal="busy" t={t} values={{ time: formatDuration(language, retryAfter * SECOND) }} />
      <ButtonLink href={BACK} door full>
        {t('sign-in.busy.again')}
      </ButtonLink>
    </DoorPage>,
  )
}

/** A text as it stands in markup, between tags as in an attribute. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
