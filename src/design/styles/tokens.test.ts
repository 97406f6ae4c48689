import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { packageRoot } from '../../base/root.ts'

const css = readFileSync(join(packageRoot(), 'src', 'design', 'styles', 'tokens.css'), 'utf8')
const [lightCss = '', darkCss = ''] = css.split('@media (prefers-color-scheme: dark)')
const light = coloursIn(lightCss)
const themes = { light, dark: new Map([...light, ...coloursIn(darkCss)]) }

function coloursIn(text: string): Map<string, string> {
  return new Map(
    [...text.matchAll(/--([a-z0-9-]+): (#[0-9a-f]{6});/g)].map(([, name = '', colour = '']) => [name, colour]),
  )
}

/** Relative luminance and contrast of WCAG 2.2. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(one: string | undefined, other: string | undefined): number {
  assert.ok(one && other)
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (high + 0.05) / (low + 0.05)
}

for (const [theme, colours] of Object.entries(themes)) {
  test(`${theme}: text is at 4.5:1 or more on each ground it may stand on`, () => {
    for (const text of ['ink', 'ink-2', 'ink-3', 'good', 'warn', 'bad']) {
      for (const ground of ['paper', 'surface', 'sunken']) {
        const ratio = contrast(colours.get(text), colours.get(ground))
        assert.ok(ratio >= 4.5, `${text} on ${ground}: ${ratio.toFixed(2)}`)
      }
    }
  })

  test(`${theme}: states are read on their own soft ground, and borders of controls are seen`, () => {
    for (const state of ['good', 'warn', 'bad']) {
      assert.ok(contrast(colours.get(state), colours.get(`${state}-soft`)) >= 4.5, state)
      assert.ok(contrast(colours.get('ink-2'), colours.get(`${state}-soft`)) >= 4.5, state)
    }
    for (const ground of ['paper', 'surface', 'sunken']) {
      assert.ok(contrast(colours.get('edge'), colours.get(ground)) >= 3, ground)
    }
  })
}
