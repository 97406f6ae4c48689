import type { Campus, Realm } from '../../../campus/index.ts'
import { Button, DoorPage, Form, type PageFrame } from '../../../design/index.ts'
import { Desks } from '../../../sign-in/index.ts'
import type { RealmWays, ResetWay } from './ways.ts'

type Props = { frame: PageFrame; campus: Campus; ways: readonly RealmWays[] }

/** Lost what the sign-in asks for: the ways to start anew, as each realm has them (M13, M15). */
export function ResetPage({ frame, campus, ways }: Props) {
  const { t } = frame
  return (
    <DoorPage
      frame={frame}
      step="choose-method"
      title={t('mfa-reset.title')}
      lead={t('mfa-reset.lead')}
      width="middle"
      helps={[
        { icon: 'log-in', label: t('mfa-reset.sign-in'), href: '/' },
        { icon: 'rotate-ccw-key', label: t('mfa-reset.forgotten'), href: '/recover' },
      ]}
    >
      {ways.map((group) => (
        <section class="stack gap-4" key={group.ways.join()}>
          {ways.length > 1 && <h2>{namesOf(frame, group.realms)}</h2>}
          {group.ways.map((way) => (
            <Way key={way} way={way} group={group} {...{ frame, campus }} />
          ))}
        </section>
      ))}
    </DoorPage>
  )
}

const namesOf = ({ language }: PageFrame, realms: readonly Realm[]): string =>
  realms.map(({ name }) => name[language]).join(', ')

function Way({ way, group, frame, campus }: Omit<Props, 'ways'> & { way: ResetWay; group: RealmWays }) {
  return way === 'desk' ? <AtDesk frame={frame} campus={campus} /> : <BySigningIn {...{ frame, group, way }} />
}

type SigningIn = { frame: PageFrame; group: RealmWays; way: 'device' | 'reset-code' }

/** Name and password come first, as in any sign-in; then the code, or a device that is still linked. */
function BySigningIn({ frame: { t, formToken }, group: { realms }, way }: SigningIn) {
  const [only, ...others] = realms
  const words = way === 'device' ? 'mfa-reset.device' : 'mfa-reset.code'
  return (
    <div class="stack gap-3" data-way={way}>
      <h3>{t(words)}</h3>
      <p>{t(`${words}-how`)}</p>
      <Form action="/mfa-reset" formToken={formToken}>
        {only && others.length === 0 && <input type="hidden" name="realm" value={only.key} />}
        <input type="hidden" name="way" value={way} />
        <Button door full kind={way === 'device' ? 'plain' : 'main'} name="act" value="continue">
          {t(`${words}-act`)}
        </Button>
      </Form>
    </div>
  )
}

function AtDesk({ frame, campus }: Pick<Props, 'frame' | 'campus'>) {
  const { t } = frame
  return (
    <div class="stack gap-3" data-way="desk">
      <h3>{t('frame.desk')}</h3>
      <p>{t('mfa-reset.desk-how')}</p>
      <Desks frame={frame} campus={campus} />
      <p class="muted">{t('desks.bring')}</p>
    </div>
  )
}
