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
  return way === 'reset-code' ? <ByCode frame={frame} group={group} /> : <AtDesk frame={frame} campus={campus} />
}

/** Name and password come first, as in any sign-in; then the code. */
function ByCode({ frame: { t, formToken }, group: { realms } }: { frame: PageFrame; group: RealmWays }) {
  const [only, ...others] = realms
  return (
    <div class="stack gap-3" data-way="reset-code">
      <h3>{t('mfa-reset.code')}</h3>
      <p>{t('mfa-reset.code-how')}</p>
      <Form action="/mfa-reset" formToken={formToken}>
        {only && others.length === 0 && <input type="hidden" name="realm" value={only.key} />}
        <Button door full name="act" value="continue">
          {t('mfa-reset.code-act')}
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
