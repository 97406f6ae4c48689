import type { Platform } from '../store/app-state.ts'

type Browser = { readonly userAgent: string; readonly maxTouchPoints: number }

/** Which way of installing fits. Tablets of Apple call themselves computers, and are told by their touch screen. Pure. */
export function platformOf({ userAgent, maxTouchPoints }: Browser): Platform {
  if (/iPhone|iPad|iPod/.test(userAgent)) return 'ios'
  if (/Macintosh/.test(userAgent) && maxTouchPoints > 1) return 'ios'
  return /Android/.test(userAgent) ? 'android' : 'desktop'
}

const BROWSERS = [
  ['Edge', /Edg(A|iOS)?\//],
  ['Samsung Internet', /SamsungBrowser\//],
  ['Opera', /OPR\//],
  ['Firefox', /Firefox\/|FxiOS\//],
  ['Chrome', /Chrome\/|CriOS\//],
  ['Safari', /Safari\//],
] as const

const SYSTEMS = [
  ['iPhone', /iPhone|iPod/],
  ['iPad', /iPad/],
  ['Android', /Android/],
  ['ChromeOS', /CrOS/],
  ['Windows', /Windows/],
  ['macOS', /Macintosh/],
  ['Linux', /Linux/],
] as const

/** What this device is called until its person says otherwise: "Chrome, Android". Names need no translation. Pure. */
export function nameOfDevice(browser: Browser): string {
  const named = (list: readonly (readonly [string, RegExp])[]) =>
    list.find(([, pattern]) => pattern.test(browser.userAgent))?.[0]
  const system = named(SYSTEMS)
  const tablet = system === 'macOS' && platformOf(browser) === 'ios' ? 'iPad' : system
  return [named(BROWSERS), tablet].filter((name) => name !== undefined).join(', ')
}
