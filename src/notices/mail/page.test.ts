import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Language, languages } from '../../i18n/index.ts'
import type { Notice, NoticeTemplate, NoticeValues } from '../notice.ts'
import { contentOf } from '../templates/content-of.ts'
import { settingOf } from '../templates/setting.ts'
import { linksOf } from './content.ts'
import { mailPage } from './page.tsx'
import { plainText } from './plain-text.ts'

const baseUrl = 'https://sign-in.example.org'
const at = Date.UTC(2026, 10, 22, 9, 42)
const about = {
  name: 'Lore',
  signInName: 'lore.lindeman@student.example.org',
  realmName: 'Schoolaccount',
  browser: 'Chrome · Android',
  address: '203.0.113.7',
}
const values: NoticeValues = {
  'activation-code': { ...about, link: `${baseUrl}/activate?code=abc-DEF_123`, code: 'abc-DEF_123', expires: at },
  'account-activated': about,
  'password-changed': about,
  'method-registered': { ...about, method: 'totp' },
  'method-removed': { ...about, method: 'Lore’s old phone' },
  'initial-password-locked': { ...about, until: at + 960_000 },
}
const templates = Object.keys(values) as NoticeTemplate[]

const look = { name: 'Hogeschool Test', accentLight: '#0e5a6b', accentDark: '#7fc8d8' }
const write = (template: NoticeTemplate, language: Language, changed: object = {}) => {
  const setting = settingOf({ language, timeZone: 'Europe/Brussels', institution: look.name, baseUrl, at })
  const notice = { template, to: { mail: 'x@example.org' }, language, at, values: { ...values[template], ...changed } }
  const content = contentOf(setting, notice as Notice)
  return { content, html: mailPage(content, language, look), text: plainText(content) }
}
const unescaped = (html: string) => html.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&')

for (const template of templates) {
  for (const language of languages) {
    test(`E1: the mail ${template} in ${language}: its text is as complete as its page`, () => {
      const { content, html, text } = write(template, language)
      const flat = (words: string) => words.replace(/\s+/g, ' ')
      const words = content.blocks.flatMap((block) => {
        if (block.kind === 'facts') return block.facts.flatMap(({ label, value }) => [label, value])
        return Object.values(block).filter((word) => word !== block.kind)
      })
      for (const word of [content.title, ...words, ...content.foot]) {
        assert.ok(flat(text).includes(flat(word)), `missing in the text: ${word}`)
        assert.ok(unescaped(html).includes(word), `missing in the page: ${word}`)
      }
    })

    test(`the mail ${template} in ${language} says who and what, fetches nothing and asks for no password`, () => {
      const { content, html, text } = write(template, language)
      assert.match(content.subject, /^Hogeschool Test: .*lore\.lindeman@student\.example\.org/)
      assert.match(text, /22 november 2026 (at|om) 10:42/i)
      assert.match(html, new RegExp(`<html lang="${language}">`))
      assert.doesNotMatch(html, /<(img|script|link|iframe|form|input)|url\(|@import|@font-face|src=/i)
      assert.deepEqual(
        [...html.matchAll(/https?:[^"<\s]+/g)].map(([link]) => unescaped(link)),
        linksOf(content),
      )
      for (const line of text.split('\n')) assert.ok(line.length <= 72 || !line.includes(' '), line)
    })
  }
}

test('A3: the subject of the activation mail holds the word "account", in both languages', () => {
  for (const language of languages) assert.match(write('activation-code', language).content.subject, /\baccount\b/)
})

test('a link that does not begin with the base address never leaves (CVE-2025-48936)', () => {
  for (const link of [
    'https://evil.example/activate?code=x',
    `${baseUrl}.evil.example/activate`,
    'javascript:x',
    '/activate',
  ]) {
    assert.throws(() => write('activation-code', 'en', { link }), /base address/)
  }
})

test('a name that is markup stays text', () => {
  const { html } = write('password-changed', 'nl', { name: '<b onload="x">Lore</b>' })
  assert.ok(!html.includes('<b onload'))
})

test('a method is called by its word, or by the name that it was given', () => {
  assert.match(write('method-registered', 'nl').content.subject, /code-app toegevoegd/)
  assert.match(write('method-removed', 'en').content.subject, /Lore’s old phone removed/)
})
