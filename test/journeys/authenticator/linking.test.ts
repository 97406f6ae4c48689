/** The app is linked at the first sign-in: by camera, by a typed code, on the same phone (M10); and what may not be. */
import assert from 'node:assert/strict'
import { advance } from '../../harness/product.ts'
import { Visitor } from '../visitor.ts'
import { acceptLink, activate, newcomer, PIN, phoneJourneys, qrOf, throughRest } from './together.ts'
import { WORDS } from './words.ts'

const journey = phoneJourneys([
  newcomer('Fien Tulpenveld', 'r0800001'),
  newcomer('Basil Quillfeather', 'r0800002'),
  newcomer('Otto Vlinderboom', 'r0800003'),
  newcomer('Ida Honingdauw', 'r0800004'),
  newcomer('Jef Kattenstaart', 'r0800005'),
])

journey('M10 E1 E2: the camera reads the code of the first sign-in, and the page goes on by itself', async (walk) => {
  const phone = await walk.phone({ language: 'nl', looks: true })
  await (await phone.open()).at('home')
  const fien = await walk.visitor({ language: 'nl' })
  await activate(fien, 'fien.tulpenveld@student.demo.example')
  const shown = fien.page.locator('main [data-qr]').first()
  await phone.scan(shown)
  await phone.at('link')
  await phone.tells(/fien\.tulpenveld/)
  await phone.press(WORDS.link)
  await phone.choosePin(PIN)
  await phone.at('done')
  await fien.movesFrom('register-method')
  await throughRest(fien)
  assert.ok(['done', undefined].includes(await fien.step()), await fien.text())
  await (await phone.open()).at('home')
  assert.match((await phone.codes())[0] ?? '', /^\d{6}$/)
  await fien.go('/account/security-info')
  assert.match(await fien.text(), /Gekoppeld|toestel|app/i)
})

journey('M10 E2: who cannot scan types the code, and the page goes on without scripts', async (walk) => {
  const basil = await walk.visitor({ scripts: false })
  await activate(basil, 'basil.quillfeather@student.demo.example')
  const typed = await basil.page.locator('main [data-typed]').first().textContent()
  assert.match(typed ?? '', /^\s*\S{4}[ -]\S{4}[ -]\S{4}\s*$/)
  await basil.press('continue')
  await basil.at('register-method', 'link-waiting')

  const phone = await walk.phone({ language: 'en', looks: true })
  await (await phone.open()).press(WORDS.scan)
  await (await phone.at('scan')).press(WORDS.typeCode)
  await phone.page.locator('main').getByRole('textbox').fill(` ${typed?.toUpperCase()} `)
  await phone.press(WORDS.useCode)
  await acceptLink(phone)
  await phone.choosePin(PIN)
  await phone.at('done')
  // The page asks again by itself, every five seconds; pressing is quicker.
  await basil.press('continue')
  await throughRest(basil)
  assert.ok(['done', undefined].includes(await basil.step()), await basil.text())
})

journey('M10: on the phone itself the link opens the app, and the page beside it goes on', async (walk) => {
  const phone = await walk.phone({ language: 'en' })
  const otto = Visitor.on(await phone.tab('/activate'), { url: walk.product.url, looks: false })
  await activate(otto, 'otto.vlinderboom@student.demo.example')
  const link = otto.page.locator('main a[href*="/authenticator/?c=L"]').first()
  assert.equal(await link.getAttribute('href'), await qrOf(otto), 'the link is what the QR code says')
  await phone.open((await link.getAttribute('href')) ?? '')
  await acceptLink(phone)
  await phone.choosePin(PIN)
  await phone.at('done')
  await otto.movesFrom('register-method')
})

journey('M10 row 15: a code that links is taken by one phone; a second is refused, and told so', async (walk) => {
  const ida = await walk.visitor({ looks: false })
  await activate(ida, 'ida.honingdauw@student.demo.example')
  const [address, hers, his] = [
    await qrOf(ida),
    await walk.phone({ language: 'en' }),
    await walk.phone({ language: 'en' }),
  ]
  // Both have read it, and choose a PIN.
  await acceptLink(await hers.open(address))
  await acceptLink(await his.open(address))
  await hers.choosePin(PIN)
  await hers.at('done')
  await his.choosePin(PIN)
  await his.tells(/already|no longer counts/i)
  await (await his.open()).at('home')
  assert.equal(await his.page.locator('[data-code]').count(), 0)
})

journey('M10: a code of eleven minutes ago links nothing, and the page shows a new one', async (walk) => {
  const jef = await walk.visitor({ scripts: false })
  await activate(jef, 'jef.kattenstaart@student.demo.example')
  const old = await qrOf(jef)
  await advance(walk.product, 'PT11M')
  const phone = await walk.phone({ language: 'en' })
  await phone.open(old)
  await phone.tells(/no longer counts/i)
  await jef.press('continue')
  await jef.at('register-method', 'link-expired')
  assert.notEqual(await qrOf(jef), old)
  await acceptLink(await phone.open(await qrOf(jef)))
  await phone.choosePin(PIN)
  await phone.at('done')
})

journey('M10: a weak PIN, and one that is not the same twice, are refused before anything is sent', async (walk) => {
  const noor = await walk.visitor({ looks: false })
  await noor.go('/?account=campus')
  await noor.fill('username', 'noor.lindeblad@student.demo.example')
  await noor.press('continue')
  await noor.fill('current-password', 'groene fietsbel zingt zacht')
  await (await noor.press('continue')).at('register-method')
  const phone = await walk.phone({ language: 'en' })
  await acceptLink(await phone.open(await qrOf(noor)))
  await phone.at('pin')
  await phone.field('pin').fill('12345')
  await phone
    .field('pin')
    .press('Enter')
    .catch(() => undefined)
  await phone.tells(/in a row/)
  await phone.field('pin').fill(PIN)
  if (await phone.field('pin').isVisible())
    await phone
      .field('pin')
      .press('Enter')
      .catch(() => undefined)
  await phone.field('pin-again').fill('28065')
  if (await phone.field('pin-again').isVisible())
    await phone
      .field('pin-again')
      .press('Enter')
      .catch(() => undefined)
  await phone.tells(/not the same twice/)
  await phone.at('pin')
  assert.equal(await noor.step(), 'register-method')
})
