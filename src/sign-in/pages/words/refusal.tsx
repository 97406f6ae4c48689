/** A refusal of the machine in words: what happened, what to do now, and by when. */
import { MINUTE, SECOND } from '../../../base/time/instant.ts'
import { isRefusalKey, type RefusalKey, Refusal as RefusalNote } from '../../../design/index.ts'
import { formatDuration, formatTimeUntil, type TextValues } from '../../../i18n/index.ts'
import { realmIn, type Shown, say, type View } from '../view.ts'
import { exampleOf, examplesOf } from './name-examples.ts'

/** On top of the form. Nothing when nothing was refused. */
export function Refused({ view }: { view: View }) {
  const { refusal, frame } = view
  if (!refusal) return null
  return <RefusalNote refusal={keyOf(refusal)} t={frame.t} values={valuesOf(view, refusal)} />
}

/** The same as one sentence, for the field that it is about. */
export function errorIn(view: View, ...why: readonly Shown['why'][]): string | undefined {
  const { refusal, frame } = view
  if (!refusal || !why.includes(refusal.why)) return undefined
  return frame.t(`refusal.${keyOf(refusal)}`, valuesOf(view, refusal)).trim()
}

function keyOf({ why }: Shown): RefusalKey {
  if (!isRefusalKey(why)) throw new Error(`no text for the refusal ${why}`)
  return why
}

function valuesOf(view: View, refusal: Shown): TextValues {
  const { frame, campus, flow, now } = view
  const { t, language } = frame
  switch (refusal.why) {
    case 'no-such-name-form':
    case 'temporary-account':
      return { examples: examplesOf(campus, t, flow.request.realm) }
    case 'other-realm': {
      const [asked, named] = [realmIn(view, refusal.asked), realmIn(view, refusal.named)]
      const nameOf = (realm: typeof asked) => (realm ? say(view, realm.name) : '')
      return { asked: nameOf(asked), named: nameOf(named), example: asked ? exampleOf(asked, t) : '' }
    }
    case 'locked':
      return { time: formatDuration(language, refusal.until - now) }
    case 'too-many-messages':
    case 'too-many-requests':
    case 'requests-stopped': {
      // To the full minute, so that nobody who comes at the time that was said comes too early.
      const until = Math.ceil(refusal.until / MINUTE) * MINUTE
      return { time: formatTimeUntil(language, until, campus.institution.timeZone, now) }
    }
    case 'busy':
    case 'guessing-slowed':
      return { time: formatDuration(language, refusal.retryAfter * SECOND) }
    default:
      return 'left' in refusal ? { left: refusal.left ?? 0 } : {}
  }
}
