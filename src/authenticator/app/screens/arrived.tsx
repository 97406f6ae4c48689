import { Icon } from '../parts/icons/icon.tsx'
import { useApp, useWords } from '../words/speech.tsx'
import { useMove } from './moves.ts'
import { type Place, placeOfRequest } from './places.ts'

/** Screens in which one is not in the middle of something, and which do not show the requests themselves. */
const ELSEWHERE = [
  'order',
  'codes',
  'scan',
  'type',
  'install',
  'offer',
  'settings',
  'account',
  'check',
  'void',
  'problem',
]

/** A request that comes in while one is elsewhere in the app: it is said, and one tap away; nothing is torn away. */
export function Arrived({ place }: { place: Place }) {
  const { state } = useApp()
  const { t } = useWords()
  const { finish } = useMove()
  const [request] = state.requests
  const to = request && ELSEWHERE.includes(place.at) ? placeOfRequest(state, request) : undefined
  return (
    <div class="app-arrived" role="status">
      {to && (
        <div class="sb-toast">
          <span class="grow">{t('app.request.arrived')}</span>
          <button type="button" onClick={() => finish(to)}>
            {t('app.home.open-request')}
            <Icon name="chevron-right" />
          </button>
        </div>
      )}
    </div>
  )
}
