/** The preview of every notice (demo mode). */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp } from '../../../test/harness/app.ts'
import { languages } from '../../i18n/index.ts'
import { noticeTemplates } from '../../notices/index.ts'
import { noticesPreviewRoutes } from './routes.tsx'

let app: TestApp
before(async () => {
  app = await testApp({ doors: (web, deps) => noticesPreviewRoutes(web, deps) })
})
after(() => app.close())

const get = (url: string) => app.app.inject({ url })

test('every template is listed, and there in both languages as page and as text', async () => {
  const { body } = await get('/demo/notices?lang=en')
  for (const template of noticeTemplates) {
    for (const language of languages) {
      const address = `/demo/notices/${template}/${language}?realm=campus`
      assert.ok(body.includes(`href="${address}"`), address)
      const shown = await get(address)
      assert.equal(shown.statusCode, 200)
      assert.match(shown.body, /<iframe[^>]* sandbox="allow-popups"/)
      assert.match(shown.body, /<pre [^>]*lang="(nl|en)"/)
      const page = await get(address.replace('?', '/page?'))
      assert.match(page.body, new RegExp(`^<!doctype html><html lang="${language}">`))
    }
  }
})

test('a mail is shown in a frame of our own page alone, without scripts, forms or anything from elsewhere', async () => {
  const page = await get('/demo/notices/tricked/nl/page')
  const policy = String(page.headers['content-security-policy'])
  assert.match(policy, /^sandbox allow-popups; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'$/)
  assert.equal(page.headers['x-frame-options'], 'SAMEORIGIN')
  const around = await get('/demo/notices/tricked/nl')
  assert.match(String(around.headers['content-security-policy']), /frame-src 'self'$/)
  assert.match(String(around.headers['content-security-policy']), /frame-ancestors 'none'/)
})

test('the realm gives account and name; one that is not there is the first', async () => {
  assert.match((await get('/demo/notices/tricked/en?realm=association')).body, /s0000001/)
  for (const realm of ['campus', 'nowhere', '__proto__', 'campus&realm=association'])
    assert.match((await get(`/demo/notices/tricked/en?realm=${realm}`)).body, /lore\.lindeman@student\.demo\.example/)
})

test('what is no template or no language is not there', async () => {
  for (const path of ['x/nl', 'tricked/fr', '__proto__/nl', 'tricked/nl/x', 'constructor/en/page'])
    assert.equal((await get(`/demo/notices/${path}`)).statusCode, 404, path)
})
