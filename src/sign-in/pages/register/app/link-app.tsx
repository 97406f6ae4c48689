/** The body of a page that links the app: what to do, live, and every other way to do it (M10, M12). */
import { ActButton, Form } from '../../../../design/index.ts'
import { WaitForm } from '../../factors/app/wait-form.tsx'
import type { LinkAppProps } from '../../props.ts'
import { LinkSteps } from './link-steps.tsx'
import { ByHand, LinkHere, OnThisPhone } from './other-ways.tsx'

export function LinkApp(props: LinkAppProps) {
  const { frame, action, hidden, offer, standing, live, app, keepsCode } = props
  const { t } = frame
  // A code that was used stands nowhere any more: what came of it is taken all the same.
  if (!offer && standing !== 'linked') return <Renew {...props} />
  const says = {
    scanned: `${t('link.scanned')}. ${t('link.pin')}.`,
    linked: t('link.linked'),
    expired: t('link.expired'),
  }
  return (
    <>
      <LinkSteps {...{ frame, standing, keepsCode }} />
      {offer && <LinkHere frame={frame} offer={offer} />}
      <div data-when="expired" hidden={standing !== 'expired'}>
        <Renew {...props} />
      </div>
      <div>
        <WaitForm {...{ frame, action, hidden, live, says }} is={standing} go="linked" done={t('link.done')} />
        {offer && (
          <>
            <ByHand {...{ frame, offer, app }} />
            <OnThisPhone {...{ frame, offer, app }} />
          </>
        )}
      </div>
    </>
  )
}

function Renew({ frame: { t, formToken }, action, hidden }: LinkAppProps) {
  return (
    <Form action={action} formToken={formToken}>
      {Object.entries(hidden).map(([name, value]) => (
        <input type="hidden" key={name} name={name} value={value} />
      ))}
      <div class="stack gap-3">
        <p>{t('link.expired.what')}</p>
        <ActButton act="resend" door full icon="qr-code">
          {t('link.renew')}
        </ActButton>
      </div>
    </Form>
  )
}
