/** What goes wrong in the middle: the app or the server starts anew, networks and clocks fail, an account closes. */
import assert from 'node:assert/strict'
import { startProduct } from '../../harness/product.ts'
import { closeAccountOf } from './closing.ts'
import {
  acceptLink,
  activate,
  activateWith,
  later,
  newcomer,
  numberOf,
  PIN,
  phoneJourneys,
  qrOf,
  throughRest,
  toApproval,
  type WithPhones,
} from './together.ts'

const EDDA = 'r0800041'
const FLOOR = 'r0800042'
const GUUS = 'r0800043'
const HETTY = 'r0800044'
const AT = '/?account=association'
const journey = phoneJourneys([
  newcomer('Edda Kersenpit', EDDA),
  newcomer('Floor Appelmoes', FLOOR),
  newcomer('Guus Dennenaald', GUUS),
  newcomer('Hetty Zeeschelp', HETTY),
])

const eddas = (walk: WithPhones) => walk.phone({ keep: 'edda', language: 'en', push: true })

journey('M10: the app is opened anew between the code and the PIN, and links all the same', async (walk) => {
  const phone = await eddas(walk)
  const edda = await walk.visitor({ looks: false })
  await activate(edda, EDDA)
  const address = await qrOf(edda)
  await acceptLink(await phone.open(address))
  await phone.at('pin')
  await phone.page.reload()
  await phone.shown()
  if ((await phone.screen()) === 'home') await phone.open(address)
  await acceptLink(phone)
  await phone.choosePin(PIN)
  await phone.at('done')
  await edda.movesFrom('register-method')
  await throughRest(edda)
})

journey('M1: the app is opened anew at the PIN, and the request still waits there', async (walk) => {
  const phone = await eddas(walk)
  await later(walk.product)
  const edda = await walk.visitor({ looks: false })
  await toApproval(edda, EDDA, AT)
  await (await phone.open()).typeNumber(await numberOf(edda))
  await phone.at('pin')
  await phone.page.reload()
  await edda.page.reload() // the page too
  await phone.approve({ pin: PIN, number: await numberOf(edda) })
  await edda.movesFrom('approval')
})

journey('M1: push wakes the phone while the app is away; what is pushed says nothing', async (walk) => {
  const phone = await eddas(walk)
  const { push } = phone
  assert.ok(push)
  await phone.open()
  await phone.allowNotifications()
  await phone.page.waitForTimeout(500) // the subscription travels by itself
  await later(walk.product)
  await phone.putAway()
  const edda = await walk.visitor({ looks: false })
  await toApproval(edda, EDDA, AT)
  for (let tries = 0; push.got.length === 0 && tries < 50; tries += 1) await edda.page.waitForTimeout(100)
  const [message] = push.got
  assert.ok(message, 'nothing was pushed')
  assert.equal(message.text, '{"v":1,"what":"request"}')
  assert.equal(message.headers['content-encoding'], 'aes128gcm')
  assert.match(message.headers.authorization ?? '', /^vapid t=.+, ?k=/)
  assert.ok(Number(message.headers.ttl) <= 120)
  assert.equal(message.headers.urgency, 'high')
  await phone.putAway('/authenticator/manifest.webmanifest') // of the app's origin, with no app in it
  const titles = await phone.isPushed(message.text)
  assert.equal(titles.length, 1)
  assert.doesNotMatch(titles.join(), /edda|r0800041/i)
  await (await phone.open()).approve({ pin: PIN, number: await numberOf(edda) })
  await edda.movesFrom('approval')
  await phone.at('done')
  assert.deepEqual(await phone.notifications(), [], 'the notification goes with the request')
})

journey('M1: a subscription that is gone (410) is dropped, and the request comes by the open app', async (walk) => {
  const phone = await eddas(walk)
  assert.ok(phone.push)
  phone.push.status = 410
  await later(walk.product)
  await phone.putAway()
  const edda = await walk.visitor({ looks: false })
  await toApproval(edda, EDDA, AT)
  await (await phone.open()).approve({ pin: PIN, number: await numberOf(edda) })
  await edda.movesFrom('approval')
})

journey('M18 M2: a phone whose clock is ten minutes off links, approves and shows the right code', async (walk) => {
  const phone = await walk.phone({ language: 'en', clockOff: 10 * 60_000 })
  await activateWith(await walk.visitor({ looks: false }), phone, FLOOR)
  await later(walk.product)
  const floor = await walk.visitor({ looks: false })
  await toApproval(floor, FLOOR, AT)
  await (await phone.open()).approve({ pin: PIN, number: await numberOf(floor) })
  await floor.movesFrom('approval')
  await later(walk.product)
  const again = await walk.visitor({ looks: false })
  await (await phone.open()).at('home')
  await toApproval(again, FLOOR, AT)
  await phone.at('request') // which came by itself
  await phone.page.goBack()
  await phone.at('home')
  await again.click('main button[name="method"][value^="app-code"]')
  await again.fill('one-time-code', (await phone.codes())[0] ?? '')
  await again.press('continue')
  await throughRest(again)
  assert.notEqual(await again.step(), 'app-code', await again.text())
})

journey('row 8 CVE-2026-9798: an account that closes while a request waits lets nobody in', async (walk) => {
  const phone = await walk.phone({ language: 'en' })
  await activateWith(await walk.visitor({ looks: false }), phone, GUUS)
  await later(walk.product)
  const guus = await walk.visitor({ looks: false })
  await toApproval(guus, GUUS, AT)
  await (await phone.open()).typeNumber(await numberOf(guus))
  await phone.at('pin')
  assert.ok(await closeAccountOf(walk.product, { realm: 'association', name: GUUS }))
  await phone.typePin(PIN).catch(() => undefined) // unless it has heard already
  await phone.at('void', 'problem', 'home')
  await phone.tells(/closed or suspended/)
  await guus.page.reload()
  assert.notEqual(await guus.step(), undefined, 'somebody got in')
  await guus.go('/account/activity')
  assert.equal(await guus.step(), 'identify')
})

journey('M1 E2: the network goes away at the PIN, and comes back', async (walk) => {
  const phone = await eddas(walk)
  await later(walk.product)
  const edda = await walk.visitor({ looks: false })
  await toApproval(edda, EDDA, AT)
  await (await phone.open()).typeNumber(await numberOf(edda))
  await phone.at('pin')
  await phone.flightMode(true)
  await phone.typePin(PIN)
  await phone.tells(/no network/i)
  await phone.flightMode(false)
  await (await phone.open()).approve({ pin: PIN, number: await numberOf(edda) })
  await edda.movesFrom('approval')
})

journey('M1 M3: the server starts anew while page and phone wait, and both go on', async (walk) => {
  const phone = await eddas(walk)
  await later(walk.product)
  const edda = await walk.visitor({ looks: false })
  await toApproval(edda, EDDA, AT)
  await (await phone.open()).at('request')
  const number = await numberOf(edda)
  const { dataFolder, port } = walk.product
  walk.product.kill('SIGTERM')
  await walk.product.exited
  const again = await startProduct({ dataFolder, port })
  try {
    await phone.approve({ pin: PIN, number })
    await edda.movesFrom('approval')
    await throughRest(edda)
    // The browser tells that its stream broke; nothing else may have.
    assert.deepEqual(
      edda.complaints.splice(0).filter((one) => !/ERR_CONNECTION_REFUSED|ERR_INCOMPLETE/.test(one)),
      [],
    )
  } finally {
    await again.stop()
  }
})
