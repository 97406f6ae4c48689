import { Button, Form, List, type Row, Section, Tag, type Tone } from '../../../design/index.ts'
import { formatDate } from '../../../i18n/index.ts'
import type { MethodKind } from '../../../methods/index.ts'
import type { Ending, MethodLabel, NotYet } from '../../../policies/index.ts'
import type { View } from '../view.ts'
import { METHOD_ICONS } from '../words/method-icons.ts'

/** A kind that can be registered in place of the one that is open, with how the realm thinks of it (M17). */
export type OtherKind = { kind: MethodKind; label: MethodLabel | undefined; ending: Ending | undefined }

export type OtherKindsProps = { view: View; others: readonly OtherKind[]; notYet: readonly NotYet[] }

/** The other kinds, one click each; then those that cannot come first, with the reason. */
export function OtherKinds({ view, others, notYet }: OtherKindsProps) {
  const { frame, action } = view
  const rows = [...others.map((other) => otherRow(view, other)), ...notYet.map((one) => notYetRow(view, one))]
  if (rows.length === 0) return null
  return (
    <Section title={frame.t('sign-in.register.other')}>
      <Form action={action} formToken={frame.formToken}>
        <input type="hidden" name="step" value="register-method" />
        <List rows={rows} />
      </Form>
    </Section>
  )
}

/** How the realm thinks of the kind that is open, and until when it takes it (M17). Nothing, where there is nothing to say. */
export function OpenKind({ view, label, ending }: { view: View } & Pick<OtherKind, 'label' | 'ending'>) {
  if (!label && !ending) return null
  return (
    <p class="row flex-wrap gap-2">
      {label && <Tag tone={TONES[label]}>{view.frame.t(`security.label.${label}`)}</Tag>}
      {ending && <span class="muted">{endingIn(view, ending)}</span>}
    </p>
  )
}

const TONES: Record<MethodLabel, Tone> = { recommended: 'good', supported: 'neutral', 'own-risk': 'warn' }

function otherRow(view: View, { kind, label, ending }: OtherKind): Row {
  const { t } = view.frame
  const name = t(`method.${kind}`)
  const about = t(`method.${kind}.about`)
  return {
    icon: METHOD_ICONS[kind],
    title: name,
    tags: label && <Tag tone={TONES[label]}>{t(`security.label.${label}`)}</Tag>,
    hint: ending ? `${about} ${endingIn(view, ending)}` : about,
    act: (
      <Button kind="plain" name="switch" value={kind} label={t('sign-in.choose.this-label', { method: name })}>
        {t('sign-in.register.switch')}
      </Button>
    ),
  }
}

function notYetRow({ frame: { t } }: View, { kind, why }: NotYet): Row {
  const hint = `${t(`method.${kind}.about`)} ${t(`security.not-yet.${why}`)}`
  return { icon: METHOD_ICONS[kind], title: t(`method.${kind}`), hint }
}

function endingIn({ frame, campus, now }: View, { day }: Ending): string {
  const { timeZone } = campus.institution
  const { t, language } = frame
  return `${t('security.ends', { date: formatDate(language, day, timeZone, now) })}.`
}
