import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import * as client from 'openid-client'
import { anAccount } from '../../../../test/builders/people.ts'
import { Browser } from '../../../../test/harness/browser.ts'
import { type OidcServer, oidcServer } from '../../../../test/harness/oidc.ts'
import { type Application, application } from '../../../../test/harness/oidc-application.ts'
import { CALLBACK, oidcCampus, SECRET } from '../../../../test/harness/oidc-campus.ts'

let server: OidcServer
let app: Application
before(async () => {
  server = await oidcServer(oidcCampus())
  app = await application(server)
  server.visitor = { account: (await anAccount(server.db)).id }
})
after(() => server?.stop())

const tokens = async (fields: Record<string, string>) => {
  const headers = { authorization: `Basic ${btoa(`app:${SECRET}`)}` }
  const response = await fetch(`${server.url}/realms/campus/token`, {
    method: 'POST',
    headers,
    body: new URLSearchParams(fields),
  })
  return { status: response.status, body: (await response.json()) as Record<string, string> }
}
const codeOf = (url: string) => new URL(url).searchParams.get('code') ?? ''

/** Addresses that were taken for a registered one somewhere. */
const REDIRECTS = [
  ['CVE-2024-52289', 'https://appXdemo.example/callback', 'a dot that stands for any sign'],
  ['CVE-2024-52289', 'https://app.demo.example.evil.example/callback', 'more after the host'],
  ['CVE-2023-6291', 'https://app.demo.example@evil.example/callback', 'the host as a user name'],
  ['CVE-2023-6291', 'https://evil.example/https://app.demo.example/callback', 'the address within another'],
  ['CVE-2024-1132', 'https://app.demo.example/callback/../../evil', 'a path that climbs'],
  ['CVE-2024-1132', 'https://app.demo.example/callback/%2e%2e/evil', 'a path that climbs in disguise'],
  ['CVE-2024-1132', 'https://app.demo.example/callback%2f..%2fevil', 'another disguise'],
  ['CVE-2024-8883', 'http://localhost/callback', 'localhost, which nobody registered'],
  ['CVE-2024-8883', 'http://127.0.0.1:1234/callback', 'the loopback, which nobody registered'],
  ['CVE-2026-7504', 'https://app.demo.example:444/callback', 'another port'],
  ['CVE-2026-3872', 'https://app.demo.example/callback*', 'a star'],
  ['', 'https://app.demo.example/callback/', 'a slash more'],
  ['', 'https://app.demo.example/callback?x=1', 'a query more'],
  ['', 'https://app.demo.example/callback#', 'a fragment'],
  ['', 'https://APP.demo.example/callback', 'capitals'],
  ['', 'http://app.demo.example/callback', 'without encryption'],
  ['', 'https://app.demo.example\\@evil.example/callback', 'a backslash'],
  ['', 'https://app.demo.example/call\tback', 'a tab'],
  ['', 'javascript:alert(1)//https://app.demo.example/callback', 'a script'],
  ['', '//app.demo.example/callback', 'without scheme'],
  ['', 'https://app.demo.example/callback https://evil.example/', 'two in one'],
] as const
for (const [cve, redirect, what] of REDIRECTS) {
  test(`redirect_uri: ${what} is not the registered address${cve && ` (${cve})`}`, async () => {
    for (const extra of [{}, { prompt: 'none' }, { response_type: 'nonsense' }, { response_mode: 'form_post' }]) {
      const page = (await app.fetchCode(new Browser(), { redirect_uri: redirect, ...extra })).page
      assert.equal(page.status, 400, page.url)
      assert.ok(page.url.startsWith(server.url), 'nobody is sent there, with an error neither')
      assert.match(page.text, /data-refusal="redirect-address"/)
      assert.doesNotMatch(page.text, /="[a-z]+:|="\/\//i, 'and nothing on the page leads there')
    }
  })
}

test('redirect_uri: left out is refused, though only one is registered', async () => {
  const { url } = await app.request()
  const bare = new URL(url)
  bare.searchParams.delete('redirect_uri')
  assert.equal((await new Browser().follow(bare.href)).status, 400)
})

test('redirect_uri: the loopback of a phone’s app varies its port and nothing else', async () => {
  const phone = await application(server, {
    id: 'phone',
    redirect: 'http://127.0.0.1/callback',
    scope: 'openid',
    auth: client.None(),
  })
  for (const redirect of [
    'http://127.0.0.1:1/other',
    'http://localhost:1/callback',
    'http://127.0.0.1.evil.example:1/callback',
    'http://127.0.0.1:1@evil.example/callback',
    'org.demo.phone:/other',
  ]) {
    assert.equal((await phone.fetchCode(new Browser(), { redirect_uri: redirect })).page.status, 400, redirect)
  }
})

test('redirect_uri: the code is worth nothing with another one', async () => {
  const { page, checks } = await app.fetchCode(new Browser())
  const fields = {
    grant_type: 'authorization_code',
    code: codeOf(page.url),
    code_verifier: String(checks.pkceCodeVerifier),
  }
  assert.equal(
    (await tokens({ ...fields, redirect_uri: 'https://other.demo.example/callback' })).body.error,
    'invalid_grant',
  )
  assert.equal((await tokens(fields)).body.error, 'invalid_request')
  assert.equal((await tokens({ ...fields, redirect_uri: CALLBACK })).status, 200)
})
