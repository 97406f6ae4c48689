import { useState } from 'preact/hooks'
import { BackHead, Screen, Title } from '../../parts/frame.tsx'
import { Icon } from '../../parts/icons/icon.tsx'
import { Alert, Note } from '../../parts/notes.tsx'
import { useApp, useWords } from '../../words/speech.tsx'
import { useMove } from '../moves.ts'
import { useVerb } from '../verb.ts'
import { placeOfCode } from './found.ts'

/** The code by hand: typed from the other screen, or pasted with or without its address. */
export function Type() {
  const { app } = useApp()
  const { t } = useWords()
  const { back, swap } = useMove()
  const looking = useVerb()
  const [text, setText] = useState('')
  const [noPaste, setNoPaste] = useState(false)
  const use = (code: string) => code.trim() && looking.run(() => placeOfCode(app, code), swap)
  const paste = () =>
    navigator.clipboard.readText().then(
      (copied) => {
        setText(copied)
        use(copied)
      },
      () => setNoPaste(true),
    )
  return (
    <Screen
      name="scan"
      head={<BackHead onBack={back} />}
      foot={
        <button class="sb-btn full big" type="submit" form="typed" aria-disabled={looking.busy}>
          {t('app.type.go')}
        </button>
      }
    >
      <Title>{t('app.type.title')}</Title>
      <p class="muted">{t('app.type.where')}</p>
      <form
        id="typed"
        class="app-form"
        onSubmit={(event) => {
          event.preventDefault()
          use(text)
        }}
      >
        <div class="sb-field">
          <label for="field-code">{t('app.type.label')}</label>
          <span class="hint" id="field-code-hint">
            {t('app.type.hint')}
          </span>
          <input
            class="sb-input door"
            id="field-code"
            name="code"
            value={text}
            autocomplete="off"
            autocapitalize="characters"
            spellcheck={false}
            required
            aria-describedby="field-code-hint"
            aria-invalid={looking.refused ? 'true' : undefined}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </div>
        <button class="sb-btn plain full" type="button" onClick={paste}>
          <Icon name="clipboard-paste" />
          {t('app.type.paste')}
        </button>
      </form>
      {noPaste && <Note tone="warn">{t('app.type.paste.refused')}</Note>}
      <Alert refused={looking.refused} />
    </Screen>
  )
}
