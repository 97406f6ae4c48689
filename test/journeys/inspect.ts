/**
 * What is asked of every page that a journey meets: no barrier (axe, WCAG 2.2 AA) in light and dark, on a phone and on a
 * desk, no scrolling sideways at 320, one heading, one language.
 */
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { isLanguage } from '../../src/i18n/index.ts'
import { foreignWords } from './foreign-words.ts'

// axe itself, without the wrapper that brings it: injected once for its four runs, the page takes a quarter of the time.
const wrapper = createRequire(import.meta.url).resolve('@axe-core/playwright')
const { source: AXE } = createRequire(wrapper)('axe-core') as { source: string }

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const WIDTHS = [390, 1280]
const SCHEMES = ['light', 'dark'] as const
const NARROWEST = 320

/** Everything that is wrong with the page, in lines. Leaves it as it was. */
export async function inspect(page: Page): Promise<string[]> {
  const size = page.viewportSize() ?? { width: 1280, height: 800 }
  const faults = [...(await faultsOfContent(page))]
  await page.evaluate(AXE)
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 844 })
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme })
      faults.push(...(await barriers(page)).map((barrier) => `${barrier} (${colorScheme}, ${width} px)`))
    }
  }
  await page.setViewportSize({ width: NARROWEST, height: 640 })
  const wide = await page.evaluate<string[]>(TOO_WIDE)
  faults.push(...wide.map((what) => `scrolls sideways at ${NARROWEST} px: ${what}`))
  await page.emulateMedia({ colorScheme: null })
  await page.setViewportSize(size)
  return [...new Set(faults)]
}

type Violation = { id: string; nodes: { html: string; any: { message: string }[] }[] }

async function barriers(page: Page): Promise<string[]> {
  const options = { runOnly: { type: 'tag', values: RULES }, resultTypes: ['violations'] }
  const found = await page.evaluate<Violation[]>(
    `axe.run(document, ${JSON.stringify(options)}).then(({ violations }) => violations)`,
  )
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, any }) => `axe ${id}: ${html.slice(0, 160)} ${any[0]?.message.slice(0, 160) ?? ''}`),
  )
}

async function faultsOfContent(page: Page): Promise<string[]> {
  const { language, headings, pieces } = await page.evaluate<{ language: string; headings: number; pieces: string[] }>(
    CONTENT,
  )
  if (!isLanguage(language)) return [`no language: ${language}`]
  return [
    ...(headings === 1 ? [] : [`${headings} headings of the first level`]),
    ...foreignWords(language, pieces).map((text) => `not in ${language}: ${text.slice(0, 120)}`),
  ]
}

// As texts, since they run in the page: this program is compiled without the browser's types.

/** Language, number of first headings, and each piece of text that is seen or spoken in the page's own language. */
const CONTENT = `(() => {
  const language = document.documentElement.lang
  const own = (element) => element.closest('[lang]').lang === language && !element.closest('script, style')
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT)
  const pieces = []
  while (walker.nextNode()) if (own(walker.currentNode.parentElement)) pieces.push(walker.currentNode.data)
  for (const element of document.querySelectorAll('*')) {
    if (!own(element)) continue
    for (const name of ['aria-label', 'alt', 'title', 'placeholder', 'data-show', 'data-hide', 'data-done']) pieces.push(element.getAttribute(name) ?? '')
  }
  return { language, headings: document.querySelectorAll('h1').length, pieces: pieces.map((piece) => piece.trim()).filter(Boolean) }
})()`

/** The outermost things that reach past the right edge, when the page scrolls to them. */
const TOO_WIDE = `(() => {
  if (document.scrollingElement.scrollWidth <= innerWidth) return []
  const past = [...document.body.querySelectorAll('*')].filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
  return past.slice(-3).map((element) => element.tagName + '.' + element.className)
})()`
