import { Icon } from '../../parts/icons/icon.tsx'
import type { IconName } from '../../parts/icons/icon-names.ts'
import { Note } from '../../parts/notes.tsx'
import { useNow } from '../../parts/ring.tsx'
import type { AppRequest } from '../../store/app-state.ts'
import { browserOf, placeOf, timeOf, whatOf } from '../../words/request-words.ts'
import { useWords } from '../../words/speech.tsx'

/** Who asks, where and when: shown before anything is asked. What warns stands first, where the smallest phone shows it. */
export function Facts({ request }: { request: AppRequest }) {
  const speech = useWords()
  const { t } = speech
  const { shown, network } = request
  return (
    <>
      {network === 'other' && (
        <Note tone="warn" strong={t('app.request.other-network')}>
          {t('app.request.other-network.what')}
        </Note>
      )}
      <section class="sb-card app-facts" aria-label={t('app.request.facts')}>
        <div class="what">
          <span class="tile">
            <Icon name="app-window" />
          </span>
          <div class="grow">
            <b>{whatOf(speech, shown)}</b>
            {shown.host && <p class="hint">{shown.host}</p>}
          </div>
        </div>
        <dl>
          <Fact icon="map-pin" name={t('app.request.place')} value={placeOf(speech, shown)} />
          <Fact icon="monitor" name={t('app.request.browser')} value={browserOf(speech, shown)} />
          <Fact icon="clock" name={t('app.request.time')} value={timeOf(speech, shown, useNow())} />
          {network === 'same' && (
            <Fact icon="wifi" name={t('app.check.network')} value={t('app.request.same-network')} />
          )}
        </dl>
      </section>
    </>
  )
}

function Fact({ icon, name, value }: { icon: IconName; name: string; value: string }) {
  return (
    <div>
      <dt>
        <Icon name={icon} />
        {name}
      </dt>
      <dd>{value}</dd>
    </div>
  )
}
