import { readAddress, type Shown } from '../../../methods/browser.ts'
import { call } from '../api/call.ts'
import { receivePending } from '../requests/receive.ts'
import type { App } from '../store/app.ts'
import type { AppAccount, RealmLook } from '../store/kept.ts'
import { isRefused, type Refused, refuse } from '../store/result.ts'

/** An account that can be linked here by a code. */
export type LinkOffer = {
  readonly code: string
  readonly account: { readonly id: string; readonly name: string }
  readonly person: string
  readonly realm: RealmLook
  /** The realm accepts codes without a network. */
  readonly codes: boolean
  readonly expires: number
}

/** A sign-in elsewhere, whose code was scanned. */
export type SignInCode = {
  readonly code: string
  readonly realms: readonly string[]
  readonly shown: Shown
  readonly expires: number
}

export type Found =
  | { readonly is: 'link'; readonly link: LinkOffer }
  /** `candidates`: the accounts here that it may be for; with more than one the person picks. */
  | { readonly is: 'sign-in'; readonly code: SignInCode; readonly candidates: readonly AppAccount[] }

/** What was scanned, pasted, typed, or came with the app's address. Addresses of others are never opened. */
export async function look(app: App, text: string): Promise<Found | Refused> {
  const read = readAddress(text, app.world.address)
  if (!('code' in read)) return refuse(read.is === 'foreign' ? 'foreign-code' : 'nothing-scanned')
  return read.is === 'sign-in' ? lookAtSignIn(app, read.code) : lookAtLink(app, read.code)
}

type SeenLink = Omit<LinkOffer, 'code' | 'person'> & { readonly account: { readonly person: string } }

async function lookAtLink(app: App, code: string): Promise<Found | Refused> {
  const said = await call<SeenLink>(app, 'links/look', { code })
  if (isRefused(said)) return said
  const { account, realm, codes, expires } = said
  const link = { code, account: { id: account.id, name: account.name }, person: account.person, realm, codes, expires }
  return (await whyNotHere(app, link)) ?? { is: 'link', link }
}

/** One app never holds two persons' accounts, and holds each account once. */
export async function whyNotHere(app: App, link: LinkOffer): Promise<Refused | undefined> {
  if (app.state.accounts.some(({ person }) => person !== link.person)) return refuse('other-person')
  if (!isHere(app, link)) return undefined
  // Perhaps it was removed elsewhere, and this phone has not heard of it.
  await receivePending(app)
  return isHere(app, link) ? refuse('already-linked', { account: link.account.name }) : undefined
}

/** One whose keys are lost does not count: linking it again is the way on. */
const isHere = (app: App, link: LinkOffer): boolean =>
  app.state.accounts.some(({ account, lost }) => account === link.account.id && !lost)

async function lookAtSignIn(app: App, code: string): Promise<Found | Refused> {
  const said = await call<{ realms: string[]; shown: Shown | string; expires: number }>(app, 'codes/look', { code })
  if (isRefused(said)) return said
  const shown: Shown = typeof said.shown === 'string' ? JSON.parse(said.shown) : said.shown
  const candidates = app.state.accounts.filter(({ realm, lost }) => said.realms.includes(realm.key) && !lost)
  if (candidates.length === 0) return refuse('no-account-for-code')
  return { is: 'sign-in', code: { code, realms: said.realms, shown, expires: said.expires }, candidates }
}
