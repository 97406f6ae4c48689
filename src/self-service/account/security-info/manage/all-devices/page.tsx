import { Button, ButtonLink, Form, HousePage, List, Note } from '../../../../../design/index.ts'
import { formatList } from '../../../../../i18n/index.ts'
import { type Refused, RefusedNote } from '../../../../refused.tsx'
import { ForAccount } from '../../../../signed-in/for-account.tsx'
import type { SignedIn } from '../../../../signed-in/signed-in.tsx'
import type { Device } from '../../devices.ts'
import { ALL_DEVICES, homeOf } from '../../home.ts'
import { hintOf, ICONS, nameOf, type Saying } from '../../words.ts'

type Props = {
  who: SignedIn
  saying: Saying
  /** Those with the app, and the other methods that still count. */
  devices: readonly Device[]
  left: readonly Device[]
  refused: Refused | undefined
}

/** Before all devices go: which, and what is left. */
export function RemoveDevicesPage({ who, saying, devices, left, refused }: Props) {
  const { frame, realm } = who
  const { t, language, formToken } = frame
  const rows = devices.map((device) => ({
    icon: ICONS[device.kinds[0]],
    title: nameOf(t, device),
    hint: hintOf(saying, device),
  }))
  const methods = formatList(
    language,
    left.map((device) => nameOf(t, device)),
  )
  return (
    <HousePage
      frame={frame}
      title={t('security.devices-remove.title')}
      lead={<ForAccount frame={frame} />}
      current="security"
      failed={refused !== undefined}
      narrow
    >
      <RefusedNote t={t} refused={refused} />
      <p>{t('security.devices-remove.lost')}</p>
      <List rows={rows} />
      {left.length > 0 ? (
        <p>{t('security.devices-remove.left', { methods })}</p>
      ) : (
        <Note tone="warn">{t('security.devices-remove.none-left')}</Note>
      )}
      <p class="muted">
        {t('security.devices-remove.browsers')} {t('security.remove-final')}
      </p>
      <Form action={`${ALL_DEVICES}?account=${realm.key}`} formToken={formToken}>
        <div class="row flex-wrap gap-3">
          <Button name="act" value="continue" kind="danger">
            {t('security.devices-remove')}
          </Button>
          <ButtonLink href={homeOf(who)} kind="plain">
            {t('act.back')}
          </ButtonLink>
        </div>
      </Form>
    </HousePage>
  )
}
