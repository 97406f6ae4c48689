import { type AppTextKey, languageOf, speakApp } from '../../../../i18n/browser.ts'
import { Icon } from '../../parts/icons/icon.tsx'
import { ProductMark } from '../../parts/marks.tsx'

/** The app could not open: this browser keeps nothing, or something of ours broke. It stands without the app itself. */
export function NotStarted({ why }: { why: 'browser' | 'fault' }) {
  const language = languageOf({ acceptLanguage: navigator.languages.join(',') })
  const t = speakApp(language)
  const words: AppTextKey = `app.problem.${why}`
  return (
    <div class="sb-phone" lang={language}>
      <header>
        <ProductMark />
        <span class="grow">Sleutelbos</span>
      </header>
      <main data-screen="problem">
        <div class="app-body centred">
          <div class="app-about">
            <span class="sb-glyph big warn">
              <Icon name="triangle-alert" />
            </span>
            <h1>{t('app.problem.starting')}</h1>
            <p class="muted" role="alert" data-refusal={why}>
              {t(words)}
            </p>
          </div>
        </div>
        <div class="app-foot">
          <button class="sb-btn full big" type="button" onClick={() => location.reload()}>
            {t('app.problem.reload')}
          </button>
        </div>
      </main>
    </div>
  )
}
