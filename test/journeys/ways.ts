/** Ways that many journeys begin with. */
import { type Product, timeOf } from '../harness/product.ts'
import { DEMO_PASSWORD } from './campus.ts'
import { type CodeApp, codesOf } from './code-app.ts'
import type { Visitor } from './visitor.ts'

type DemoPerson = { accounts: { realm: string; username: string; totpSecret?: string }[] }

/** The code app of a demo account. */
export async function appOf({ url }: Pick<Product, 'url'>, username: string): Promise<Pick<CodeApp, 'codeAt'>> {
  const people = (await (await fetch(`${url}/demo/people.json`)).json()) as DemoPerson[]
  const account = people.flatMap(({ accounts }) => accounts).find((one) => one.username === username)
  if (account?.totpSecret === undefined) throw new Error(`${username} has no code app`)
  return { codeAt: codesOf(account.totpSecret) }
}

/** Name and password, from the first step. */
export async function withPassword(visitor: Visitor, username: string, password = DEMO_PASSWORD): Promise<Visitor> {
  await visitor.fill('username', username)
  await (await visitor.press('continue')).at('password')
  await visitor.fill('current-password', password)
  return visitor.press('continue')
}

/** Where a method is asked for, a code app instead of what is offered first. */
export async function withCodeApp(visitor: Visitor): Promise<Visitor> {
  const other = visitor.page.locator('main button[name="switch"][value="totp"]').first()
  return (await other.count()) > 0 ? visitor.click(other) : visitor
}

const ASKED = ['totp', 'register-method', 'keep-reset-code', 'terms', 'stay-signed-in']

/** From the first step to the end, through whatever is asked; a code app that is registered on the way is answered. */
export async function signIn(
  visitor: Visitor,
  username: string,
  app?: Pick<CodeApp, 'codeAt'>,
): Promise<Pick<CodeApp, 'codeAt'> | undefined> {
  await withPassword(visitor, username)
  let own = app
  for (let step = await visitor.step(); ASKED.includes(step ?? ''); step = await visitor.step()) {
    if (step === 'terms') await visitor.press('accept')
    else if (step === 'keep-reset-code') await visitor.press('continue')
    else if (step === 'stay-signed-in') await visitor.press('no')
    else {
      if (step === 'register-method') own = await (await withCodeApp(visitor)).scan()
      await visitor.fill('one-time-code', own?.codeAt(await timeOf(visitor)) ?? '')
      await visitor.press('continue')
    }
  }
  return own
}
