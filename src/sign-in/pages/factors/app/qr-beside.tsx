/** The QR code beside the name (M3). What stands here is the same for everybody: its script fetches the code. */
import {
  AppLink,
  Button,
  Form,
  Icon,
  MatchNumber,
  type PageFrame,
  Qr,
  Ring,
  TimeLeft,
} from '../../../../design/index.ts'
import type { AppOffer } from '../../props.ts'
import { Around } from './around.tsx'
import { Remember } from './remember.tsx'

type Props = { frame: PageFrame; action: string; beside: AppOffer }

const TWO_MINUTES = 120_000

/** The tinted half of the first page. */
export function QrBeside({ frame, action, beside }: Props) {
  const { t } = frame
  const says = {
    claimed: `${t('qr.scanned')}. ${t('qr.scanned.confirm')}`,
    'claimed-number': t('qr.scanned.type', { number: '{number}' }),
    resting: t('qr.resting'),
    approved: t('approval.approved'),
  }
  return (
    <div
      class="stack gap-5 justify-items-center"
      data-island="qr-sign-in"
      data-live={beside.live}
      data-offer={beside.offer}
      data-says={JSON.stringify(says)}
    >
      <p class="vh" role="status" data-word />
      <ToScan frame={frame} action={action} />
      <Resting frame={frame} />
      <Scanned frame={frame} />
      <Form action={action} formToken={frame.formToken}>
        <input type="hidden" name="step" value="identify" />
        <input type="hidden" name="device" value="yes" />
        {beside.remember && (
          <div class="sb-needs-scripts text-left">
            <Remember frame={frame} />
          </div>
        )}
      </Form>
    </div>
  )
}

function ToScan({ frame, action }: Omit<Props, 'beside'>) {
  const { t, language, formToken } = frame
  return (
    <div class="stack gap-5 justify-items-center" data-when="open">
      <div class="sb-needs-scripts">
        <Qr label={t('frame.qr')} />
      </div>
      <div class="stack gap-1.5">
        <h2>{t('qr.or')}</h2>
        <p class="muted small">{t('qr.lead')}</p>
      </div>
      <div class="sb-needs-scripts">
        <p class="sb-live num" aria-hidden="true" data-qr-time>
          <span>
            <Around text={(time) => t('qr.valid', { time })}>
              <TimeLeft language={language} left={60_000} />
            </Around>
          </span>
        </p>
      </div>
      <noscript>
        <Form action={action} formToken={formToken}>
          <input type="hidden" name="step" value="identify" />
          <Button kind="plain" icon="qr-code" name="act" value="qr">
            {t('qr.show')}
          </Button>
        </Form>
      </noscript>
    </div>
  )
}

/** Nobody came for minutes: codes are made again once somebody asks. */
function Resting({ frame: { t } }: Pick<Props, 'frame'>) {
  return (
    <div class="stack gap-4 justify-items-center" data-when="resting" hidden>
      <span class="sb-glyph big">
        <Icon name="qr-code" />
      </span>
      <p class="muted small">{t('qr.resting')}</p>
      <button class="sb-btn plain" type="button" data-again>
        {t('qr.again')}
      </button>
    </div>
  )
}

/** The phone has read the code: a browser that the account does not know shows a number, another waits. */
function Scanned({ frame: { t } }: Pick<Props, 'frame'>) {
  return (
    <>
      <div class="stack gap-5 justify-items-center" data-when="claimed-number" hidden>
        <Ring label={t('approval.time')} of={TWO_MINUTES} left={TWO_MINUTES} size="large" later>
          <MatchNumber number={undefined} label={t('frame.number-is')} />
        </Ring>
        <div class="stack gap-1.5">
          <h2>{t('approval.title')}</h2>
          <p class="muted small">{t('qr.scanned.number')}</p>
        </div>
      </div>
      <div class="stack gap-5 justify-items-center" data-when="claimed" hidden>
        <Ring label={t('approval.time')} of={TWO_MINUTES} left={TWO_MINUTES} size="large" later>
          <Icon name="smartphone" />
        </Ring>
        <div class="stack gap-1.5">
          <h2>{t('qr.scanned')}</h2>
          <p class="muted small">{t('qr.scanned.confirm')}</p>
        </div>
      </div>
    </>
  )
}

/** On a phone: the app is on this very phone. */
export function AppOnThisPhone({ frame: { t } }: Pick<Props, 'frame'>) {
  return (
    <div class="only-phone">
      <div class="sb-needs-scripts">
        <div class="stack gap-4.5 w-full">
          <div class="sb-or">{t('frame.or')}</div>
          <AppLink>{t('qr.here')}</AppLink>
        </div>
      </div>
    </div>
  )
}
