/**
 * The two pages that everybody sees, kept as text with holes. What stands in the holes differs from person to person;
 * all else is the same for all who come from one application in one language, and rendering it anew would be a tenth of
 * what a sign-in costs beside its hash.
 */
import type { FastifyRequest } from 'fastify'
import { type Instant, MINUTE } from '../../base/time/instant.ts'
import type { Campus, Realm } from '../../campus/index.ts'
import { type FrameDeps, frameOf, languageOfRequest, renderPage } from '../../design/index.ts'
import type { AtPassword, State } from '../flow/state.ts'
import { IdentifyPage } from '../pages/identify.tsx'
import { PasswordPage } from '../pages/password.tsx'
import { initialsOf, type View } from '../pages/view.ts'
import { addressOf } from '../run/answer.ts'
import type { FlowDeps } from '../run/deps.ts'
import type { Flow } from '../run/flow-store.ts'
import { escaped } from './busy.tsx'
import { appOffer } from './step-page/app-pages.tsx'
import { challengeFor, offersPasskeys, offerWith } from './step-page/passkey-offer.ts'

/** Texts that stand nowhere else; those of the name are private-use characters, so that its initials are the first two. */
const FLOW = '00000000-0000-8000-8000-00000000f10e'
const TOKEN = '\uE003'
const NAME = '\uE000\uE001\uE002'
const INITIALS = '\uE000\uE001'
/** The name within an address. */
const NAME_IN_ADDRESS = encodeURIComponent(NAME)
/** The question to a passkey; it is another one each time. */
const CHALLENGE = '\uE004'
const HOLES = new RegExp(`(${FLOW}|${TOKEN}|${CHALLENGE}|${NAME}|${INITIALS}|${NAME_IN_ADDRESS})`)

/** As long as the clock shows one minute: the pages tell when a desk opens and until when it is open. */
type Kept = { minute: number; pages: Map<string, string[]> }

const kept = new WeakMap<Campus, Kept>()
/** More than all applications in all languages; a guard, not a measure. */
const MOST_KEPT = 1_000

type Asked = {
  deps: FrameDeps & Pick<FlowDeps, 'campus' | 'keyring' | 'baseUrl'>
  flow: Flow
  state: State
  realm: Realm | undefined
  now: Instant
}

/** The page of this step, or undefined when it is not one of the two in their plain form, and has to be rendered. */
export function keptPage(request: FastifyRequest, asked: Asked): string | undefined {
  const { deps, flow, state, realm, now } = asked
  const plain = plainOf(state)
  if (!plain || request.url !== addressOf(flow.id)) return undefined
  const language = languageOfRequest(request, deps.cookies)
  const { application, realm: only } = flow.request
  const key = JSON.stringify([plain, language, realm?.key, only, application])
  const pages = pagesNow(deps.campus, asked.now)
  if (pages.size >= MOST_KEPT) pages.clear()
  const pieces = pages.get(key) ?? renderPlain(request, asked, plain).split(HOLES)
  pages.set(key, pieces)
  const challenge = state.at === 'identify' ? challengeFor(deps, flow.id, now) : ''
  const name = 'who' in state ? state.who.name : ''
  return filled(pieces, { flow: flow.id, token: request.formToken, challenge, name })
}

function pagesNow(campus: Campus, now: Instant): Map<string, string[]> {
  const minute = Math.floor(now / MINUTE)
  const known = kept.get(campus)
  if (known?.minute === minute) return known.pages
  const pages = new Map<string, string[]>()
  kept.set(campus, { minute, pages })
  return pages
}

type Plain = { at: 'identify' } | AtPassword

/** The step with a hole for the name; undefined when it holds more than a name. */
function plainOf(state: State): Plain | undefined {
  if (state.at === 'identify') return state.hint === undefined ? state : undefined
  if (state.at !== 'password' || state.raise) return undefined
  return { at: 'password', who: { ...state.who, name: NAME } }
}

function renderPlain(request: FastifyRequest, { deps, flow, realm, now }: Asked, plain: Plain): string {
  const action = addressOf(FLOW)
  const frame = { ...frameOf(request, deps, { realm, here: action }), formToken: TOKEN, now }
  const emptied = { ...flow, id: FLOW, state: plain }
  const view: View = { frame, campus: deps.campus, flow: emptied, now, action, refusal: undefined }
  const passkey = offersPasskeys(deps.campus, flow.request.realm) ? offerWith(deps, CHALLENGE) : undefined
  return renderPage(
    plain.at === 'identify' ? (
      <IdentifyPage
        {...{ view, passkey }}
        app={appOffer(deps, view)}
        typed={undefined}
        shared={false}
        remembered={[]}
      />
    ) : (
      <PasswordPage view={view} state={plain} />
    ),
  )
}

type Values = { flow: string; token: string; challenge: string; name: string }

/** Splitting at the holes has put each between two pieces. */
function filled(pieces: readonly string[], { flow, token, challenge, name }: Values): string {
  const values: Record<string, string> = { [FLOW]: flow, [TOKEN]: token, [CHALLENGE]: challenge }
  if (name !== '') {
    Object.assign(values, { [NAME]: escaped(name), [INITIALS]: escaped(initialsOf(name)) })
    values[NAME_IN_ADDRESS] = escaped(encodeURIComponent(name))
  }
  let page = ''
  for (const [at, piece] of pieces.entries()) page += at % 2 === 0 ? piece : values[piece]
  return page
}
