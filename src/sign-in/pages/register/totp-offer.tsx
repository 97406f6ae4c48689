/** A code app that is offered: to be scanned, or copied by hand. Shown in the midst of a sign-in and on a page of one's own. */
import { ButtonLink, CopyButton, Facts, More, type PageFrame, Qr } from '../../../design/index.ts'
import type { TotpOffer } from '../../../methods/index.ts'

type Props = { frame: PageFrame; offer: TotpOffer }

export function ScanTotp({ frame: { t }, offer }: Props) {
  return (
    <>
      <Qr address={offer.uri} label={t('frame.qr')} />
      <h2>{t('sign-in.register.scan')}</h2>
      <p class="muted small">{t('sign-in.register.any-app')}</p>
    </>
  )
}

/** Who reads this on the very phone cannot scan it. */
export function TotpOnThisPhone({ frame: { t }, offer }: Props) {
  return (
    <div class="only-phone">
      <ButtonLink href={offer.uri} kind="plain" door full icon="smartphone">
        {t('sign-in.register.open')}
      </ButtonLink>
    </div>
  )
}

/** `name` is the account's, as the app shows it. */
export function TotpByHand({ frame: { t }, name, offer }: Props & { name: string }) {
  return (
    <More summary={t('sign-in.register.by-hand')}>
      <div class="stack gap-3">
        <p class="muted">{t('sign-in.register.by-hand.how')}</p>
        <Facts
          facts={[
            { name: t('sign-in.register.account'), value: name },
            { name: t('sign-in.register.secret'), value: <TotpSecret secret={offer.secret} /> },
          ]}
        />
        <div>
          <CopyButton text={offer.secret.replaceAll(' ', '')} label={t('frame.copy')} done={t('frame.copied')} />
        </div>
      </div>
    </More>
  )
}

/** `data-secret` holds it without the spaces that help to read it. */
function TotpSecret({ secret }: { secret: string }) {
  return (
    <code class="code" data-secret={secret.replaceAll(' ', '')}>
      {secret}
    </code>
  )
}
