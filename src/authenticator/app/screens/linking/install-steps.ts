import type { AppT } from '../../../../i18n/browser.ts'
import type { Platform } from '../../index.ts'
import type { Step } from '../../parts/steps.tsx'

/** How to install where the browser has no question of its own. `withCode`: a code that links was brought along. */
export function installSteps(t: AppT, platform: Platform, withCode: boolean): Step[] {
  switch (platform) {
    case 'ios':
      return iosSteps(t, withCode)
    case 'android':
      return [
        { name: t('app.install.android.menu'), hint: t('app.install.android.menu.why') },
        { name: t('app.install.android.add') },
        { name: t('app.install.android.open'), hint: t('app.install.android.open.why') },
      ]
    case 'desktop':
      return [
        { name: t('app.install.desktop.bar'), hint: t('app.install.desktop.bar.why') },
        { name: t('app.install.desktop.open') },
      ]
  }
}

function iosSteps(t: AppT, withCode: boolean): Step[] {
  const copy = { name: t('app.install.ios.copy'), hint: t('app.install.ios.copy.why') }
  const first = withCode ? copy : { name: t('app.install.ios.safari') }
  const then = t(withCode ? 'app.install.ios.open.paste' : 'app.install.ios.open.scan')
  return [
    first,
    { name: t('app.install.ios.share'), hint: t('app.install.ios.share.why') },
    { name: t('app.install.ios.add'), hint: t('app.install.ios.add.why') },
    { name: t('app.install.ios.open'), hint: then },
  ]
}
