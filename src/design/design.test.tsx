import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderToString } from 'preact-render-to-string'
import { type Language, languages, speak } from '../i18n/index.ts'
import { CodeField, Field, fieldId } from './components/field.tsx'
import { ErrorSummary, Form, isRefusalKey, Refusal } from './components/form.tsx'
import { AppSign } from './components/marks.tsx'
import { Emphasis } from './components/notes.tsx'
import { Qr, Ring } from './components/time.tsx'
import { renderPage } from './frames/document.tsx'
import { DoorPage } from './frames/door-page.tsx'
import type { PageFrame } from './frames/frame.ts'
import { HousePage } from './frames/house-page.tsx'
import { inLanguage } from './frames/language-switch.tsx'
import { Gallery } from './gallery/gallery.tsx'

const hostile = `"><script>alert(1)</script>'`

function aFrame(language: Language = 'en', more: Partial<PageFrame> = {}): PageFrame {
  return {
    t: speak(language),
    language,
    brand: undefined,
    here: '/sign-in?flow=1',
    formToken: 'a-token',
    now: 0,
    assets: { styles: '/assets/s.css', script: '/assets/s.js', icon: '/assets/l.svg' },
    ...more,
  }
}

const aDoor = (frame: PageFrame, title = 'Welcome') =>
  renderPage(<DoorPage frame={frame} step="identify" title={title} />)

test('a page at the door has its step, its language, one heading and one main', () => {
  for (const language of languages) {
    const page = aDoor(aFrame(language))
    assert.match(page, new RegExp(`^<!doctype html><html lang="${language}"`))
    assert.match(page, /<main data-step="identify" id="content"/)
    assert.equal(page.match(/<h1/g)?.length, 1)
    assert.equal(page.match(/<main/g)?.length, 1)
    assert.match(page, /<a class="sb-skip" href="#content">/)
  }
})

test('a page of the house has its sections, and a form to sign out', () => {
  const frame = aFrame('en', { account: { name: 'Lin', label: 'r0000042', initials: 'L' } })
  const page = renderPage(<HousePage frame={frame} title="Activity" current="activity" />)
  assert.match(page, /<a href="\/account\/activity" aria-current="page">/)
  assert.match(
    page,
    /<form method="post" action="\/sign-out"[^>]*><input type="hidden" name="form_token" value="a-token"/,
  )
})

test('the title of a page that refused says so first', () => {
  const page = renderPage(<DoorPage frame={aFrame()} step="password" title="Enter your password" failed />)
  assert.match(page, /<title>Error: Enter your password – Sleutelbos<\/title>/)
})

test('a name with markup in it is shown, not run', () => {
  const frame = aFrame('en', { account: { name: hostile, label: hostile, initials: hostile } })
  const pages = [
    aDoor(aFrame(), hostile),
    renderPage(<HousePage frame={frame} title={hostile} lead={hostile} />),
    renderToString(
      <Field name="name" label={hostile} value={hostile} hint={hostile} error={hostile} autocomplete="name" />,
    ),
    renderToString(<Emphasis text={`to ${hostile}`} strong={hostile} />),
    renderToString(<Qr address={hostile} label={hostile} />),
    renderToString(<AppSign icon={hostile} hue={hostile} />),
  ]
  for (const page of pages) assert.doesNotMatch(page, /<script>alert/)
})

test('nothing on any page is inline: no style, no handler, no script of its own', () => {
  for (const language of languages) {
    const page = renderPage(<Gallery frame={aFrame(language, { demoBanner: true })} />)
    assert.doesNotMatch(page, /\sstyle=|<style|\son[a-z]+=|javascript:/i)
    assert.doesNotMatch(page.replace('<script type="module" src="/assets/s.js"></script>', ''), /<script/)
  }
})

test('the gallery speaks both languages', () => {
  assert.match(renderPage(<Gallery frame={aFrame('nl')} />), /Knoppen/)
  assert.match(renderPage(<Gallery frame={aFrame('en')} />), /Buttons/)
})

test('each id on the gallery stands there once, and each description is there', () => {
  const page = renderPage(<Gallery frame={aFrame()} />)
  const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)
  assert.equal(new Set(ids).size, ids.length)
  for (const [, described] of page.matchAll(/aria-describedby="([^"]+)"/g)) {
    for (const id of String(described).split(' ')) assert.ok(ids.includes(id), id)
  }
})

test('the language switch keeps the page and its query', () => {
  assert.equal(inLanguage('/sign-in?flow=1&lang=en', 'nl'), '/sign-in?flow=1&lang=nl')
})

test('the language switch cannot be made to lead elsewhere', () => {
  for (const here of [
    '//evil.example/x',
    'https://evil.example/x',
    '/\\evil.example',
    'javascript:alert(1)',
    '\0',
    '////evil.example',
  ]) {
    assert.match(inLanguage(here, 'nl'), /^\/(?![/\\])/, here)
  }
})

test('a form posts, with its anti-forgery field, and its own words for what is wrong', () => {
  const form = renderToString(
    <Form action="/x" formToken="t">
      {null}
    </Form>,
  )
  assert.match(form, /<form method="post" action="\/x" novalidate/i)
  assert.match(form, /<input type="hidden" name="form_token" value="t"/)
})

test('an error is tied to its field, and the summary leads to it', () => {
  const field = renderToString(<Field name="code" label="Code" hint="Six digits" error="Type six" autocomplete="off" />)
  assert.match(field, /aria-invalid="true" aria-describedby="field-code-hint field-code-error"/)
  const summary = renderToString(<ErrorSummary t={speak('en')} problems={[{ field: 'code', text: 'Type six' }]} />)
  assert.match(summary, new RegExp(`role="alert".*<a href="#${fieldId('code')}">Type six</a>`))
})

test('a code may be pasted with spaces, and is offered by the browser', () => {
  const field = renderToString(<CodeField name="code" label="Code" />)
  assert.match(field, /autocomplete="one-time-code" inputmode="numeric" maxlength="18"/i)
})

test('a refusal says its key to programs and its text to people', () => {
  const alert = renderToString(<Refusal refusal="busy" t={speak('en')} values={{ time: '10 seconds' }} />)
  assert.match(alert, /role="alert" data-refusal="busy".*Try again in 10 seconds/)
  assert.ok(isRefusalKey('busy'))
  assert.ok(!isRefusalKey('nothing'))
})

test('a QR code bears the very address that it encodes', () => {
  assert.match(
    renderToString(<Qr address="otpauth://totp/a?secret=b" label="QR" />),
    /data-qr="otpauth:\/\/totp\/a\?secret=b"/,
  )
})

test('a ring is as long as the time left, by an attribute and never a style', () => {
  const ring = renderToString(
    <Ring label="Locked" of={1000} left={250} expires="2026-10-15T12:32:00Z">
      1
    </Ring>,
  )
  assert.match(ring, /role="timer"[^>]*data-expires="2026-10-15T12:32:00Z"/)
  assert.match(ring, /stroke-dashoffset="75"/)
})
