import { useRef, useState } from 'preact/hooks'
import { scanPicture } from '../../index.ts'
import { Screen, Title } from '../../parts/frame.tsx'
import { Icon } from '../../parts/icons/icon.tsx'
import { Alert } from '../../parts/notes.tsx'
import { isRefused } from '../../store/result.ts'
import { useApp, useWords } from '../../words/speech.tsx'
import { useMove } from '../moves.ts'
import { useVerb } from '../verb.ts'
import { type Camera, useCamera } from './camera.ts'
import { placeOfCode } from './found.ts'

/** The camera's view, with a frame to aim by. Whoever has no camera uses a picture, or types. */
export function Scan() {
  const { app } = useApp()
  const { t } = useWords()
  const { go, swap } = useMove()
  const looking = useVerb()
  const last = useRef('')
  const use = (text: string) => looking.run(() => placeOfCode(app, text), swap)
  const camera = useCamera((text) => {
    // The same code stays in view for seconds: it is looked at once.
    if (text === last.current || looking.busy) return
    last.current = text
    navigator.vibrate?.(30)
    use(text)
  })
  return (
    <Screen
      name="scan"
      look="app-scan"
      head={<ScanHead camera={camera} />}
      foot={<ScanFoot use={use} go={() => go({ at: 'type' })} />}
    >
      <video ref={camera.view} aria-label={t('app.scan.view')} playsInline muted autoPlay />
      {typeof camera.state === 'object' ? <NoCamera camera={camera} /> : <Aim />}
      <Alert refused={looking.refused} />
      <p class="sb-live" role="status">
        {statusOf(camera, looking.busy) && t(statusOf(camera, looking.busy) ?? 'app.scan.looking')}
      </p>
    </Screen>
  )
}

function statusOf({ state }: Camera, busy: boolean) {
  if (busy) return 'app.scan.found'
  if (state === 'opening') return 'app.scan.opening'
  return state === 'open' ? 'app.scan.looking' : undefined
}

function ScanHead({ camera: { torch } }: { camera: Camera }) {
  const { t } = useWords()
  const { back } = useMove()
  return (
    <>
      <button class="sb-btn icon over" type="button" aria-label={t('app.scan.close')} onClick={back}>
        <Icon name="x" />
      </button>
      <span class="grow" />
      {torch && (
        <button
          class="sb-btn icon over"
          type="button"
          aria-label={t('app.scan.torch')}
          aria-pressed={torch.on}
          onClick={() => torch.set(!torch.on)}
        >
          <Icon name="flashlight" />
        </button>
      )}
    </>
  )
}

function Aim() {
  const { t } = useWords()
  return (
    <>
      <Title>{t('app.scan.title')}</Title>
      <p class="where">{t('app.scan.where')}</p>
      <svg class="aim" viewBox="0 0 282 282" aria-hidden="true">
        <path d="M3 78V49A46 46 0 0 1 49 3h29M204 3h29a46 46 0 0 1 46 46v29M279 204v29a46 46 0 0 1-46 46h-29M78 279H49a46 46 0 0 1-46-46v-29" />
      </svg>
    </>
  )
}

function NoCamera({ camera }: { camera: Camera }) {
  const { t } = useWords()
  return (
    <div class="app-no-camera">
      <Title>{t('app.scan.refused.title')}</Title>
      <Alert refused={typeof camera.state === 'object' ? camera.state : undefined} />
      <button class="sb-btn plain full" type="button" onClick={camera.again}>
        <Icon name="refresh-cw" />
        {t('app.scan.refused.again')}
      </button>
    </div>
  )
}

function ScanFoot({ use, go }: { use: (text: string) => void; go: () => void }) {
  const { t } = useWords()
  const reading = useVerb()
  const [round, setRound] = useState(0)
  const read = (file: File | undefined) => {
    if (!file) return
    reading.run(
      () => scanPicture(file),
      ({ text }) => use(text),
    )
    // The same picture may be chosen again.
    setRound(round + 1)
  }
  return (
    <>
      {isRefused(reading.refused) && <Alert refused={reading.refused} />}
      <label class="sb-btn plain full picture">
        <Icon name="image" />
        {t('app.scan.picture')}
        <input
          key={round}
          class="vh"
          type="file"
          accept="image/*"
          onChange={(event) => read(event.currentTarget.files?.[0])}
        />
      </label>
      <button class="sb-btn plain full" type="button" onClick={go}>
        <Icon name="keyboard" />
        {t('app.scan.type')}
      </button>
    </>
  )
}
