/** Phones that come, go, and are lost: M11, M12, M13, M15. */
import assert from 'node:assert/strict'
import { advance } from '../../harness/product.ts'
import type { Visitor } from '../visitor.ts'
import {
  acceptLink,
  activate,
  activateWith,
  later,
  mailTo,
  newcomer,
  numberOf,
  PIN,
  phoneJourneys,
  qrOf,
  throughRest,
  toApproval,
} from './together.ts'

const SECURITY = '/account/security-info'
const ANNA = 'r0800031'
const BORIS = 'r0800032'
const CLEO = 'r0800033'
const journey = phoneJourneys([
  newcomer('Anna Boterbloem', ANNA),
  newcomer('Boris Wolkenveld', BORIS),
  newcomer('Cleo Nachtegaal', CLEO),
])

journey('M12: the old phone shows a code that links the new one, and both can answer', async (walk) => {
  const [old, fresh] = [
    await walk.phone({ keep: 'old', language: 'en' }),
    await walk.phone({ keep: 'new', language: 'en' }),
  ]
  const anna = await walk.visitor({ looks: false })
  await activateWith(anna, old, ANNA)
  await (await old.open()).at('home')
  await old.showNewPhone(ANNA, PIN)
  old.looks = true
  await old.look()
  old.looks = false
  await (await fresh.open()).scan(old.page.locator('main [data-qr]').first())
  await acceptLink(fresh)
  await fresh.choosePin('39175')
  await fresh.at('done')
  await anna.go(SECURITY)
  await later(walk.product)
  const again = await walk.visitor({ looks: false })
  await toApproval(again, ANNA, '/?account=association')
  await (await fresh.open()).approve({ pin: '39175', number: await numberOf(again) })
  await again.movesFrom('approval')
  await throughRest(again)
})

journey('M12: two accounts of one person in one app; those of another are refused', async (walk) => {
  const phone = await walk.phone({ keep: 'old' })
  const anna = await walk.visitor({ looks: false })
  await activate(anna, 'anna.boterbloem@student.demo.example')
  await acceptLink(await phone.open(await qrOf(anna)))
  await phone.choosePin(PIN)
  await phone.at('done')
  await anna.movesFrom('register-method')
  assert.equal(new Set(await (await phone.open()).codes()).size, 2)

  const boris = await walk.visitor({ looks: false })
  await activate(boris, BORIS)
  await phone.open(await qrOf(boris))
  await phone.tells(/accounts of somebody else/)
  assert.equal(await boris.step(), 'register-method')
})

journey('M11: three wrong PINs in a row void the phone; it wipes itself and says how to begin again', async (walk) => {
  const phone = await walk.phone({ language: 'en' })
  await activateWith(await walk.visitor({ looks: false }), phone, CLEO)
  phone.looks = true
  await later(walk.product)
  const cleo = await walk.visitor()
  await toApproval(cleo, CLEO, '/?account=association')
  await (await phone.open()).typeNumber(await numberOf(cleo))
  await phone.typePin('11223')
  await phone.tells(/2 tries/)
  await phone.typePin('22334')
  await phone.tells(/one try/)
  await phone.typePin('33445')
  await phone.at('void')
  await phone.tells(/wrong three times/)
  await phone.tells(/reset code/i)
  await mailTo(walk.product, { given: 'cleo', about: /phone|app|PIN|device/i })
  await (await phone.open()).shown()
  assert.equal(await phone.page.locator('[data-code]').count(), 0)
  assert.equal(await cleo.step(), 'approval', 'the page does not go on')
  // What is left of it on the phone opens nothing.
  const kept = await phone.page.evaluate<number>(
    `indexedDB.databases().then(async (all) => { let kept = 0
      for (const { name } of all) { const db = await new Promise((done) => { const asked = indexedDB.open(name); asked.onsuccess = () => done(asked.result) })
        for (const store of db.objectStoreNames) kept += await new Promise((done) => { const asked = db.transaction(store).objectStore(store).getAll(); asked.onsuccess = () => done(asked.result.filter((row) => JSON.stringify(row)?.includes('wrapped')).length) })
        db.close() }
      return kept })`,
  )
  assert.equal(kept, 0, 'a wrapped secret stayed')
})

journey('M13 M15: the phone is lost, and the reset code kept at the first sign-in starts anew', async (walk) => {
  const phone = await walk.phone({ language: 'en' })
  const boris = await walk.visitor({ looks: false })
  await boris.go('/?account=association')
  await toRegister(boris)
  await acceptLink(await phone.open(await qrOf(boris)))
  await phone.choosePin(PIN)
  await phone.at('done')
  await boris.movesTo('keep-reset-code')
  const code = (await boris.page.locator('main [data-reset-code]').getAttribute('data-reset-code')) ?? ''
  await throughRest(boris)

  await later(walk.product)
  const again = await walk.visitor({ looks: false })
  await toApproval(again, BORIS, '/?account=association')
  await again.press('another-way')
  await again.click('main button[value^="reset-code"], main button[name="method"][value="reset-code"]')
  await again.at('reset-code')
  await again.page.locator('main input[name="code"]').fill(code)
  await again.press('continue')
  await again.at('register-method')
  await phone.open()
  await phone.at('void', 'home')
  await phone.tells(/was removed|no longer linked/)
})

journey('M12 M9: removed in security information, the phone hears it and says so', async (walk) => {
  const [old, fresh] = [await walk.phone({ keep: 'old' }), await walk.phone({ keep: 'new' })]
  await later(walk.product)
  const anna = await walk.visitor({ language: 'en' })
  await toApproval(anna, ANNA, '/?account=association')
  await (await old.open()).approve({ pin: PIN, number: await numberOf(anna) })
  await anna.movesFrom('approval')
  await throughRest(anna)
  await anna.go(`${SECURITY}?account=association`)
  await fresh.open()
  // The newer of the two stands last.
  await anna.click(anna.page.locator(`main a[href^="${SECURITY}/methods/"]`).last())
  await anna.click('main form[action*="/remove"] button')
  await fresh.at('void')
  await fresh.tells(/was removed/)
  await advance(walk.product, 'PT1S')
})

async function toRegister(visitor: Visitor): Promise<void> {
  await visitor.fill('username', BORIS)
  await visitor.press('continue')
  await visitor.fill('current-password', 'elf Fluwelen sokken zwemmen')
  await (await visitor.press('continue')).at('register-method')
}
