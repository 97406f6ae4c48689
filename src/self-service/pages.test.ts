/** What holds for every page of one's own: both languages, the content policy, no storing, the step in its place. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  aLink,
  aMemberTwice,
  aNewcomer,
  atChoosing,
  CHOSEN,
  selfServiceApp,
  signedInAt,
} from '../../test/builders/self-service.ts'
import { aCodeApp, aMember } from '../../test/builders/sign-in.ts'
import type { TestApp } from '../../test/harness/app.ts'
import { InjectBrowser } from '../../test/harness/inject-browser.ts'
import { totpRegistrations } from '../methods/index.ts'

type Shown = { name: string; open: () => Promise<InjectBrowser>; step?: string; en: RegExp; nl: RegExp }

let app: TestApp
let inside: InjectBrowser
let shown: Shown[]

before(async () => {
  app = await selfServiceApp({
    associationMethods: 'totp',
    methods: 'totp, sms, voice, passkey, security-key, hardware-code',
    first: 'totp, sms, voice, passkey',
    mfa: 'labels: { totp: recommended, sms: own-risk }, reset: [reset-code, desk]',
  })
  const { campus } = await aMemberTwice(app)
  inside = await signedInAt(app, campus, '/?account=campus')
  const own = (address: string) => async () => inside.go(address)
  const fresh = (address: string) => async () => new InjectBrowser(app.app).go(address)
  const [ann, bo] = [await aNewcomer(app), await aNewcomer(app)]
  const done = await (await atChoosing(app, ann)).submit({ 'new-password': CHOSEN })
  const manage = await atOwnApp()
  shown = [
    {
      name: 'begin',
      open: fresh('/activate'),
      step: 'identify',
      en: /Activate your account/,
      nl: /Activeer je account/,
    },
    {
      name: 'choose',
      open: () => atChoosing(app, bo),
      step: 'set-password',
      en: /Choose a password/,
      nl: /Kies een wachtwoord/,
    },
    {
      name: 'link',
      open: fresh(await aLink(app, bo)),
      step: 'set-password',
      en: /New password/,
      nl: /Nieuw wachtwoord/,
    },
    { name: 'no way', open: fresh('/activate?code=x'), step: 'refused', en: /no longer works/, nl: /werkt niet meer/ },
    { name: 'done', open: async () => done, step: 'done', en: /Your account is active/, nl: /Je account is actief/ },
    {
      name: 'recover',
      open: fresh('/recover'),
      step: 'identify',
      en: /Reset your password/,
      nl: /Stel je wachtwoord opnieuw in/,
    },
    {
      name: 'asked',
      open: fresh('/recover/asked'),
      step: 'done',
      en: /If we know this address/,
      nl: /Als we dit adres kennen/,
    },
    {
      name: 'request',
      open: fresh('/activate/request'),
      step: 'human-check',
      en: /Ask for a new activation mail/,
      nl: /Vraag een nieuwe activatiemail/,
    },
    {
      name: 'profile',
      open: own('/account/profile?account=campus'),
      en: /How we address you/,
      nl: /Hoe we je aanspreken/,
    },
    { name: 'wrong', open: own('/account/profile/wrong?account=campus'), en: /On record|wrong/, nl: /klopt iets niet/ },
    {
      name: 'address',
      open: own('/account/profile/addresses/add?account=campus'),
      en: /Add address/,
      nl: /Adres toevoegen/,
    },
    {
      name: 'which',
      open: own('/account/password'),
      step: 'choose-account',
      en: /Which account/,
      nl: /Over welke account gaat het/,
    },
    { name: 'launch', open: own('/'), en: /Good afternoon, Ann/, nl: /Goedemiddag, Ann/ },
    { name: 'no hit', open: own('/?q=xyzzy'), en: /Nothing found/, nl: /Niets gevonden/ },
    {
      name: 'security',
      open: own('/account/security-info?account=campus'),
      en: /How you sign in/,
      nl: /Hoe je aanmeldt/,
    },
    { name: 'add', open: own('/account/security-info/totp?account=campus'), en: /Scan this/, nl: /Scan dit/ },
    {
      name: 'add phone',
      open: own('/account/security-info/phone?by=voice&account=campus'),
      en: /Add a number for calls/,
      nl: /Nummer voor oproepen toevoegen/,
    },
    {
      name: 'add passkey',
      open: own('/account/security-info/passkey?account=campus'),
      en: /Add a passkey/,
      nl: /Passkey toevoegen/,
    },
    {
      name: 'reset code',
      open: own('/account/security-info/reset-code?account=campus'),
      en: /Make a reset code/,
      nl: /Resetcode maken/,
    },
    {
      name: 'lost',
      open: fresh('/mfa-reset'),
      step: 'choose-method',
      en: /Lost your second factor/,
      nl: /Je tweede factor kwijt/,
    },
    {
      name: 'password',
      open: own('/account/password?account=campus'),
      en: /Change your password/,
      nl: /Wijzig je wachtwoord/,
    },
    { name: 'activity', open: own('/account/activity?account=campus'), en: /You signed in/, nl: /Je meldde je aan/ },
    {
      name: 'sessions',
      open: own('/account/sessions?account=campus'),
      en: /Where you are signed in/,
      nl: /Waar je aangemeld bent/,
    },
    { name: 'tricked', open: own('/account/tricked?account=campus'), en: /I was tricked/, nl: /Ik ben opgelicht/ },
    { name: 'manage', open: async () => manage, en: /Remove “/, nl: /verwijderen\?/ },
  ]
})
after(() => app.close())

/** A browser at the page of one of its own code apps. */
async function atOwnApp(): Promise<InjectBrowser> {
  const member = await aMember(app)
  const code = await aCodeApp(app, member)
  const [only] = await totpRegistrations(app.db.kysely, member.account.id)
  const browser = await signedInAt(app, member, `/account/security-info/methods/${only?.id}`)
  return browser.submit({ code: code(app.deps.clock.now()) })
}

test('E1: every page is there in both languages, and leads to itself in the other', async () => {
  for (const { name, open, en, nl } of shown) {
    const browser = await open()
    for (const [lang, words] of [
      ['en', en],
      ['nl', nl],
      ['en', en],
    ] as const) {
      const address = [...browser.html.matchAll(/<a href="([^"]*)" lang="(nl|en)"/g)].find(
        ([, , language]) => language === lang,
      )?.[1]
      await browser.go((address ?? '').replaceAll('&amp;', '&'))
      assert.match(browser.text, words, `${name} in ${lang}`)
      assert.match(browser.html, new RegExp(`<html lang="${lang}"`), name)
    }
  }
})

test('CVE-2023-6717: every page has its content policy, nothing inline, and is stored nowhere', async () => {
  for (const { name, open } of shown) {
    const { headers, html } = await open()
    const policy = String(headers['content-security-policy'])
    for (const rule of [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "frame-ancestors 'none'",
      "form-action 'self'",
    ])
      assert.ok(policy.includes(rule), `${name}: ${rule}`)
    assert.equal(headers['cache-control'], 'no-store', name)
    assert.doesNotMatch(html, /<script(?![^>]*\bsrc=)|<style|\sstyle="|\son[a-z]+="/, name)
  }
})

test('each step of a flow bears its name, and each page has one heading of the first order', async () => {
  for (const { name, open, step } of shown) {
    const browser = await open()
    assert.equal(browser.step, step, name)
    assert.equal([...browser.html.matchAll(/<h1/g)].length, 1, name)
    assert.match(browser.html, /<title>[^<]+ – [^<]+<\/title>/, name)
  }
})

test('CVE-2025-48936: a hostile Host, or a forwarding header, is on no page', async () => {
  const cookie = [...inside.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  for (const headers of [
    { host: 'evil.example' },
    { 'x-forwarded-host': 'evil.example' },
    { forwarded: 'host=evil.example' },
  ]) {
    for (const url of ['/', '/activate', '/account/password', '/.well-known/security.txt']) {
      const { body, headers: answered } = await app.app.inject({ url, headers: { cookie, ...headers } })
      assert.ok(!`${body}${JSON.stringify(answered)}`.includes('evil.example'), url)
    }
  }
})
