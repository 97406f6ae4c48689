/**
 * Which browser on which system, out of a user agent. A user agent is a claim of whoever sends it, and most of them
 * claim to be several browsers at once: the rules go from the rarest mark to the commonest, and the first that fits
 * counts. Versions are left out, since people do not know theirs.
 */
import type { T } from '../i18n/index.ts'

type Rule = readonly [mark: RegExp, name: string]

const BROWSERS: readonly Rule[] = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\b(?:OPR|OPiOS|OPT)\//, 'Opera'],
  [/\bVivaldi\//, 'Vivaldi'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:DuckDuckGo|Ddg)\//, 'DuckDuckGo'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|CriOS|Chromium|HeadlessChrome)\//, 'Chrome'],
  [/\bVersion\/[\d.]+.*\bSafari\//, 'Safari'],
  [/\b(?:Thunderbird)\//, 'Thunderbird'],
  [/\bcurl\//, 'curl'],
]

const SYSTEMS: readonly Rule[] = [
  [/\biPhone\b|\biPod\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMacintosh\b|\bMac OS X\b/, 'macOS'],
  [/\bLinux\b|\bX11\b/, 'Linux'],
]

const BETWEEN = ' · '

const nameIn = (rules: readonly Rule[], userAgent: string) => rules.find(([mark]) => mark.test(userAgent))?.[1]

/** What the browser and its system call themselves, as far as either is recognised. */
export function browserAndSystem(userAgent: string | undefined): {
  browser: string | undefined
  system: string | undefined
} {
  // Bounded: a user agent of any length costs the same.
  const claim = (userAgent ?? '').slice(0, 400)
  return { browser: nameIn(BROWSERS, claim), system: nameIn(SYSTEMS, claim) }
}

/** "Chrome · Android": the same in each language, as it is kept. Undefined when nothing is recognised. */
export function browserInWords(userAgent: string | undefined): string | undefined {
  const { browser, system } = browserAndSystem(userAgent)
  const names = [browser, system].filter((name) => name !== undefined)
  return names.length > 0 ? names.join(BETWEEN) : undefined
}

/** "Chrome on Android", "Chrome op Android": what was kept, in the reader's language. */
export function sayBrowser(t: T, kept: string): string {
  const [browser, system] = kept.split(BETWEEN)
  return browser && system ? t('audit.browser', { browser, system }) : kept
}
