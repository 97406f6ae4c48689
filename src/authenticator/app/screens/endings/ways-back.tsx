import { Icon } from '../../parts/icons/icon.tsx'
import type { IconName } from '../../parts/icons/icon-names.ts'
import { useWords } from '../../words/speech.tsx'

const WAYS = [
  { icon: 'rotate-ccw-key', name: 'app.void.way.code', how: 'app.void.way.code.how' },
  { icon: 'key-round', name: 'app.void.way.other', how: 'app.void.way.other.how' },
  { icon: 'life-buoy', name: 'app.void.way.desk', how: 'app.void.way.desk.how' },
] as const satisfies { icon: IconName; name: string; how: string }[]

/** How one gets in again without this phone: reset code, another method, the desk. */
export function WaysBack() {
  const { t } = useWords()
  return (
    <section class="app-section">
      <h2>{t('app.void.ways')}</h2>
      <ul class="sb-card app-rows">
        {WAYS.map(({ icon, name, how }) => (
          <li key={name}>
            <div class="row-act">
              <Icon name={icon} />
              <span class="grow">
                <span class="name">{t(name)}</span>
                <span class="hint">{t(how)}</span>
              </span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
