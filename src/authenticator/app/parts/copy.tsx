import { useEffect, useState } from 'preact/hooks'
import { useWords } from '../words/speech.tsx'
import { Icon } from './icons/icon.tsx'

/** Long enough to be read, in milliseconds. */
const SAID = 4000

type CopyProps = { text: string; label?: string; plain?: boolean; main?: boolean }

/** Copies a text, and says that it did. Where the browser refuses, the text stands beside it to be taken by hand. */
export function Copy({ text, label, plain, main }: CopyProps) {
  const { t } = useWords()
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return undefined
    const timer = setTimeout(() => setCopied(false), SAID)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = () =>
    navigator.clipboard?.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  return (
    <button class={`sb-btn ${main ? 'full big' : plain ? 'plain full' : 'quiet copy'}`} type="button" onClick={copy}>
      <Icon name={copied ? 'check' : 'copy'} />
      <span aria-live="polite">{copied ? t('app.card.copied') : (label ?? t('app.card.copy'))}</span>
    </button>
  )
}
