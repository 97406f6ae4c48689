import type { Terms } from '../../../campus/index.ts'
import { ActButton, DoorPage, Form } from '../../../design/index.ts'
import type { State } from '../../flow/state.ts'
import { applicationIn, chipOf, say, type View } from '../view.ts'
import { Refused } from '../words/refusal.tsx'

type Props = { view: View; state: State & { at: 'terms' }; due: readonly Terms[] }

/** The texts that are new to this person (A10), whole, with the two answers below them. */
export function TermsPage({ view, state, due }: Props) {
  const { frame, action, refusal } = view
  const { t } = frame
  return (
    <DoorPage
      frame={frame}
      step="terms"
      title={t('terms.title')}
      lead={t('terms.lead', { n: due.length })}
      width="wide"
      account={chipOf(view, state.who.name)}
      failed={refusal !== undefined}
      {...applicationIn(view)}
    >
      <Refused view={view} />
      {due.map((terms) => (
        <TermsText key={terms.id} view={view} terms={terms} />
      ))}
      <Form action={action} formToken={frame.formToken}>
        <input type="hidden" name="step" value="terms" />
        <input type="hidden" name="shown" value={due.map(({ id, version }) => `${id}:${version}`).join(' ')} />
        <div class="stack gap-3">
          <ActButton act="accept" door full>
            {t('act.accept')}
          </ActButton>
          <ActButton act="cancel" kind="plain" door full>
            {t('terms.decline')}
          </ActButton>
        </div>
      </Form>
    </DoorPage>
  )
}

function TermsText({ view, terms }: { view: View; terms: Terms }) {
  const { t } = view.frame
  const paragraphs = say(view, terms.text).split(/\n\s*\n/)
  return (
    <section class="stack gap-3">
      <h2>{say(view, terms.title)}</h2>
      <p class="hint num">{t('terms.version', { version: terms.version })}</p>
      {paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph.trim()}</p>
      ))}
      {terms.references.length > 0 && (
        <div class="stack gap-1">
          <p class="hint">{t('terms.references')}</p>
          <ul>
            {terms.references.map(({ name, address }) => (
              <li key={address}>
                <a href={address} rel="noreferrer">
                  {say(view, name)}
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  )
}
