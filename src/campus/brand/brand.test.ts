import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { exampleText } from '../documentation/example.ts'
import { parseCampus } from '../parse/parse.ts'
import { accentFaults, derivedFrom, INK_ACCENT } from './accent.ts'
import { brandOf, realmStyles } from './brand.ts'
import { contrast } from './colour.ts'

test('contrast is that of WCAG', () => {
  assert.equal(contrast('#000000', '#ffffff'), 21)
  assert.equal(contrast('#777777', '#ffffff').toFixed(2), '4.48')
  assert.equal(contrast('#0e5a6b', '#f6f3ec').toFixed(1), '7.0')
})

test('the accents of the demonstration pass, and so does ink', () => {
  for (const [light, dark] of [
    ['#0e5a6b', '#7fc8d8'],
    ['#743065', '#e2a6d3'],
    [INK_ACCENT.light, INK_ACCENT.dark],
  ] as const) {
    assert.deepEqual(accentFaults(light, 'light'), { faults: [] })
    assert.deepEqual(accentFaults(dark, 'dark'), { faults: [] })
  }
})

test('an accent that looks like a state is refused, however well it reads', () => {
  for (const state of ['#1a6843', '#005030', '#8b1a1a', '#a6271d', '#874900'])
    assert.match(accentFaults(state, 'light').faults.join(), /looks like/)
  for (const state of ['#82d2a5', '#f0bc6e', '#ff9f92'])
    assert.match(accentFaults(state, 'dark').faults.join(), /looks like/)
})

const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`)

test('the colour that is offered in place of a refused one passes', () => {
  fc.assert(
    fc.property(colour, fc.constantFrom('light', 'dark'), (written, mode) => {
      const { faults, nearest } = accentFaults(written, mode)
      if (faults.length > 0) assert.deepEqual(accentFaults(nearest ?? '', mode), { faults: [] })
    }),
    { numRuns: 25 },
  )
})

test('hover and soft keep the readability of the accent', () => {
  const light = derivedFrom('#0e5a6b', 'light')
  assert.ok(
    contrast(light.accent, light.soft) > 4.5 && contrast(light.hover, '#ffffff') > contrast(light.accent, '#ffffff'),
  )
  const dark = derivedFrom('#7fc8d8', 'dark')
  assert.ok(
    contrast(dark.accent, dark.soft) > 4.5 && contrast(dark.hover, '#0f1a1c') > contrast(dark.accent, '#0f1a1c'),
  )
})

test('one stylesheet for the realms that have a brand; the others are named in ink', () => {
  const { campus } = parseCampus(exampleText(), { file: '/campus.yaml', readFile: () => '' })
  assert.ok(campus?.realms.campus && campus.realms.association)
  const styles = realmStyles(campus)
  assert.match(
    styles,
    /^\[data-realm="campus"\]\{--accent:light-dark\(#0e5a6b,#7fc8d8\);--accent-hover:light-dark\(#[0-9a-f]{6},#[0-9a-f]{6}\);--accent-soft:light-dark\(#[0-9a-f]{6},#[0-9a-f]{6}\)\}\n$/,
  )
  assert.equal(brandOf(campus.realms.campus, 'nl').shortName, 'Voorbeeld')
  assert.equal(brandOf(campus.realms.campus, 'en').name, 'Example account')
  assert.deepEqual(brandOf(campus.realms.association, 'nl').accentLight, INK_ACCENT.light)
})
