import { Button, Form, type PageFrame } from '../../../../design/index.ts'
import type { RememberedAccount } from '../../props.ts'

type Props = { frame: PageFrame; action: string; accounts: readonly RememberedAccount[] }

/** The accounts that remember this browser, one click each (M4); then the name, for all others. */
export function RememberedAccounts({ frame: { t, formToken }, action, accounts }: Props) {
  if (accounts.length === 0) return null
  return (
    <>
      <section class="stack gap-3" aria-label={t('remembered.title')}>
        <Form action={action} formToken={formToken}>
          <input type="hidden" name="step" value="identify" />
          <div class="stack gap-3">
            {accounts.map(({ id, name, signInName }, at) => (
              <Button
                key={id}
                kind={at === 0 ? 'main' : 'plain'}
                door
                full
                icon="smartphone"
                name="remembered"
                value={id}
              >
                <span class="wrap-anywhere">
                  {t('remembered.act', { name })}
                  <span class="block small font-normal">{signInName}</span>
                </span>
              </Button>
            ))}
          </div>
        </Form>
        <p class="hint">{t('remembered.what')}</p>
      </section>
      <div class="sb-or">{t('frame.or')}</div>
    </>
  )
}
