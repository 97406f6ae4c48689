/** What a person sets in the app for their own account: another PIN, a finger in its place; and a code read from a picture. */
import assert from 'node:assert/strict'
import { virtualKeys } from '../../harness/virtual-keys.ts'
import type { Visitor } from '../visitor.ts'
import type { Phone } from './phone.ts'
import {
  acceptLink,
  activate,
  activateWith,
  later,
  newcomer,
  numberOf,
  PIN,
  phoneJourneys,
  throughRest,
  toApproval,
} from './together.ts'
import { said } from './words.ts'

const DORA = 'dora.waterlelie@student.demo.example'
const OTHER_PIN = '74105'
const journey = phoneJourneys([newcomer('Dora Waterlelie', 'r0800041'), newcomer('Emil Vuurtoren', 'r0800042')])

journey('M10: another PIN is chosen once the old one was right, and from then on it alone is', async (walk) => {
  const phone = await walk.phone({ keep: 'dora' })
  await activateWith(await walk.visitor({ looks: false }), phone, DORA)
  const choose = async (old: string) => {
    await (await (await phone.open()).at('home')).openAccount(DORA)
    await phone.press(said('app.account.pin'))
    await phone.typePin(old)
    await phone.choosePin(OTHER_PIN)
  }
  await choose('31592')
  await phone.tells(/Nog twee pogingen|2 pogingen/)
  await choose(PIN)
  await phone.at('done')
  const dora = await walk.visitor({ looks: false })
  await asked(dora, phone)
  await phone.typePin(PIN)
  await phone.tells(/Nog twee pogingen|2 pogingen/)
  await phone.field('pin').fill(OTHER_PIN)
  await dora.movesFrom('approval')
})

journey(
  'M3: with a finger in place of the PIN, the phone approves; a finger that fails leaves the PIN',
  async (walk) => {
    const phone = await walk.phone({ keep: 'dora' })
    const finger = await (await virtualKeys(phone.page))({ transport: 'internal' })
    await (await (await phone.open()).at('home')).openAccount(DORA)
    await phone.page.getByRole('switch').or(phone.page.getByRole('checkbox')).first().click()
    await phone.typePin(OTHER_PIN)
    await phone.at('done')
    assert.equal((await finger.credentials()).length, 1)
    await later(walk.product)

    const dora = await walk.visitor({ looks: false })
    await asked(dora, phone)
    await dora.movesFrom('approval')
    await throughRest(dora)

    await finger.passes(false)
    const again = await walk.visitor({ looks: false })
    await asked(again, phone)
    await phone.typePin(OTHER_PIN)
    await again.movesFrom('approval')
  },
)

journey('M10: a QR code is read from a picture of it', async (walk) => {
  const phone = await walk.phone()
  const emil = await walk.visitor({ looks: false })
  await activate(emil, 'r0800042')
  const qr = emil.page.locator('main [data-link]').first()
  await qr.waitFor()
  await (await phone.open()).scan(emil.page.locator('h1').first())
  const picture = { name: 'code.png', mimeType: 'image/png', buffer: await qr.screenshot() }
  await phone.page.locator('input[type="file"]').first().setInputFiles(picture)
  await acceptLink(phone)
  await phone.choosePin(PIN)
  await phone.at('done', 'home')
  await emil.movesFrom('register-method')
})

/** Name and password on the computer, and the number on the phone. */
async function asked(visitor: Visitor, phone: Phone): Promise<void> {
  await toApproval(visitor, DORA)
  await (await phone.open()).typeNumber(await numberOf(visitor))
}
