import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Language, languages } from '../../i18n/index.ts'
import type { Notice, NoticeTemplate } from '../notice.ts'
import { contentOf } from '../templates/content-of.ts'
import { sampleNotice, noticeTemplates as templates } from '../templates/samples.ts'
import { settingOf } from '../templates/setting.ts'
import { linksOf } from './content.ts'
import { mailPage } from './page.tsx'
import { plainText } from './plain-text.ts'

const baseUrl = 'https://sign-in.example.org'
const at = Date.UTC(2026, 10, 22, 9, 42)
const look = { name: 'Hogeschool Test', accentLight: '#0e5a6b', accentDark: '#7fc8d8' }
const write = (template: NoticeTemplate, language: Language, changed: object = {}) => {
  const setting = settingOf({
    language,
    timeZone: 'Europe/Brussels',
    institution: look.name,
    baseUrl,
    at,
    realm: 'main',
  })
  const sample = sampleNotice({ baseUrl, at }, template, language)
  const notice = { ...sample, values: { ...sample.values, ...changed } }
  const content = contentOf(setting, notice as Notice)
  return { content, html: mailPage(content, language, look), text: plainText(content) }
}
/** Who a mail is about, as its subject has it. */
const whoOf = (template: NoticeTemplate) =>
  ({ 'address-code': 'lore@home.example', 'record-wrong': 's0000001', 'several-accounts': 'account' })[
    template as string
  ] ?? 'lore.lindeman@student.example.org'
const unescaped = (html: string) => html.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&')

for (const template of templates) {
  for (const language of languages) {
    test(`E1: the mail ${template} in ${language}: its text is as complete as its page`, () => {
      const { content, html, text } = write(template, language)
      const flat = (words: string) => words.replaceAll('\n> ', ' ').replace(/\s+/g, ' ')
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
      assert.ok(content.subject.startsWith('Hogeschool Test: '))
      assert.ok(content.subject.includes(whoOf(template)), content.subject)
      const buttons = content.blocks.filter(({ kind }) => kind === 'button').length
      assert.ok(buttons <= (template === 'several-accounts' ? 2 : 1), 'one button, or one for each account')
      assert.match(
        text,
        template === 'activation-code' ? /22 november 2026 (at|om) 11:12/i : /22 november 2026 (at|om) 10:42/i,
      )
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

test('A3, A7: a way in tells when and from where it was asked, in both languages; an invitation that nobody asked for does not', () => {
  const asked = {
    nl: /Browser: +Chrome op Android\n +Plaats: +Nederland/,
    en: /Browser: +Chrome on Android\n +Place: +Netherlands/,
  }
  for (const language of languages) {
    for (const template of ['activation-code', 'recovery-code', 'several-accounts'] as const)
      assert.match(write(template, language).text, asked[language], template)
  }
  const unasked = write('activation-code', 'en', { browser: undefined, address: undefined, country: undefined }).text
  assert.doesNotMatch(unasked, /Browser|Place|Time:/)
})

test('A3, A7: of several accounts each has its own button and code, that say whose they are', () => {
  for (const language of languages) {
    const { content, text } = write('several-accounts', language)
    const buttons = content.blocks.filter((block) => block.kind === 'button')
    const codes = content.blocks.filter((block) => block.kind === 'code')
    for (const [at, name] of ['lore.lindeman@student.example.org', 'r0000001'].entries()) {
      assert.ok(buttons[at]?.label.includes(name) && codes[at]?.label.includes(name), name)
    }
    assert.equal(new Set(buttons.map(({ link }) => link)).size, 2)
    assert.equal(new Set(codes.map(({ code }) => code)).size, 2)
    assert.match(text, /account/)
  }
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
  assert.match(write('method-registered', 'nl').content.subject, /sms toegevoegd/)
  assert.match(write('method-removed', 'en').content.subject, /Lore’s old phone removed/)
})

test('E2: a mail about the account leads to the pages of that account, and says roughly where it happened', () => {
  const { content, text } = write('new-sign-in', 'nl')
  assert.deepEqual(linksOf(content), [`${baseUrl}/account/tricked?account=main`])
  assert.match(text, /Plaats: +Nederland \(bij benadering\)/)
  assert.match(text, /Browser: +Chrome op Android/)
  assert.doesNotMatch(write('new-sign-in', 'nl', { country: undefined }).text, /Plaats/)
})

test('a mail to an address that may be a stranger’s names no account', () => {
  for (const language of languages) {
    const { html, text } = write('address-code', language)
    assert.doesNotMatch(`${html}${text}`, /lindeman/)
  }
})

test('words that somebody wrote stay theirs: marked as a quote, markup as text, no link of theirs, no line too long', () => {
  const words = `<a href="https://evil.example">press</a>\nline two ${'word '.repeat(40)}`
  const { html, text, content } = write('record-wrong', 'en', { words })
  assert.ok(!html.includes('<a href'))
  assert.deepEqual(linksOf(content), [])
  assert.match(text, /^> <a href=/m)
  for (const line of text.split('\n')) assert.ok(line.length <= 72, line)
})
