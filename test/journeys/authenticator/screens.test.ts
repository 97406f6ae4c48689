/** Each screen of the app that people come by, in Dutch, in light and dark: the other journeys meet them in English. */
import assert from 'node:assert/strict'
import {
  acceptLink,
  activate,
  newcomer,
  numberOf,
  PIN,
  phoneJourneys,
  qrOf,
  throughRest,
  toApproval,
} from './together.ts'
import { said, WORDS } from './words.ts'

const VEERLE = 'r0800061'
const journey = phoneJourneys([newcomer('Veerle Muizenoor', VEERLE)])

journey('E1 E2 M10 M18: the app before it is linked, in Dutch', async (walk) => {
  const phone = await walk.phone({ language: 'nl', looks: true, keep: 'veerle' })
  await (await phone.open()).at('home')
  await (await phone.press(WORDS.settings)).at('settings')
  assert.equal(await phone.page.getByRole('switch', { name: /Diagnostische/ }).isChecked(), false)
  await (await phone.press(said('app.settings.check'))).at('check')
  await phone.tells(/Camera/)
  await phone.page.goBack()
  await (await phone.press(said('app.settings.install'))).at('install')
  await (await phone.open()).press(WORDS.scan)
  await (await phone.at('scan')).press(WORDS.typeCode)
  await phone.page.locator('main').getByRole('textbox').fill('https://elsewhere.example/authenticator/?c=Labc')
  await phone.press(WORDS.useCode)
  await phone.tells(/niet van je instelling/)
  await phone.look()
})

journey('E1 E2 M10: linking, in Dutch, and a camera that is not there', async (walk) => {
  const phone = await walk.phone({ keep: 'veerle' })
  const veerle = await walk.visitor({ language: 'nl', looks: false })
  await activate(veerle, VEERLE)
  phone.camera.unplug()
  await (await phone.open()).press(WORDS.scan)
  await phone.tells(/geen camera|camera blijft dicht/)
  await phone.look()
  await acceptLink(await phone.open(await qrOf(veerle)))
  await phone.choosePin(PIN)
  await phone.at('done')
  await veerle.movesFrom('register-method')
  await throughRest(veerle)
})

journey('E1 E2 M12: an account, its code and what can be set for it, in Dutch', async (walk) => {
  const phone = await walk.phone({ keep: 'veerle' })
  await (await phone.open()).at('home')
  await phone.page.locator('main [data-code]').click()
  await phone.at('codes')
  await phone.page.goBack()
  await (await phone.at('home')).openAccount(VEERLE)
  await phone.at('settings')
  await phone.press(said('app.account.remove'))
  await phone.tells(/Wat je kwijt bent/)
  await phone.look()
  await (await phone.open()).showNewPhone(VEERLE, PIN)
  await phone.look()
})

journey('E1 E2 M1: requests and their ends, in Dutch', async (walk) => {
  const phone = await walk.phone({ keep: 'veerle' })
  const veerle = await walk.visitor({ language: 'nl' })
  await toApproval(veerle, VEERLE, '/?account=association')
  await (await phone.open()).at('request')
  await (await phone.press(WORDS.approve)).at('number')
  await (await phone.typeNumber(await numberOf(veerle))).at('pin')
  await phone.typePin('11357')
  await phone.tells(/2 pogingen/)
  await phone.look()
  await phone.press(said('app.pin.forgotten'))
  await phone.at('problem')
  await (await phone.open()).approve({ pin: PIN, number: await numberOf(veerle) })
  await veerle.movesFrom('approval')
  await phone.at('done')
})
