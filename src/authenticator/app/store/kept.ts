/** What the phone keeps (IndexedDB). Keys are handles that the browser does not let out. */
import type { CryptoKey, JWK } from 'jose'
import type { Bytes } from '../../../methods/browser.ts'

export type RealmLook = {
  readonly key: string
  readonly name: { readonly en: string; readonly nl: string }
  readonly shortName: string
  readonly accentLight: string
  readonly accentDark: string
  /** Path data for 34 by 34. */
  readonly sign: string
}

/** An account as screens know it: nothing in it is secret. */
export type AppAccount = {
  /** Id of this installation at the server. */
  readonly device: string
  readonly account: string
  /** Keyed mark of the person: one app never holds two persons' accounts. */
  readonly person: string
  /** Name of this device at the server, which the person may change. */
  readonly name: string
  /** Sign-in name. */
  readonly accountName: string
  readonly realm: RealmLook
  /** The realm accepts codes without a network. */
  readonly codes: boolean
  /** Finger or face stands in for the PIN. */
  readonly unlock: boolean
  /** So that the app goes on by itself at the last digit. The server allows three tries, so it is no secret. */
  readonly pinLength: number
  /** The keys could not be read: noticed and explained at the next request. */
  readonly lost: boolean
}

/** The keys of an account. `wrapped` is S xor KDF(PIN, salt): every PIN turns it into something that looks right. */
export type AccountKeys = {
  readonly device: string
  /** D, for signing. */
  readonly signing: CryptoKey
  /** For codes without a network. */
  readonly code: CryptoKey | undefined
  readonly salt: Bytes
  readonly wrapped: Bytes
  /** E, as it was when this phone was linked. */
  readonly serverKey: JWK
  /** Id of the platform credential that stands in for the PIN. */
  readonly unlock: string | undefined
}

export type Settings = {
  /** Chosen in the app; else the phone's. */
  readonly language: 'en' | 'nl' | undefined
  readonly diagnostics: boolean
  readonly opensWithCamera: boolean
  /** What a notification says, kept here for the service worker, in the language of the person. */
  readonly notice: NoticeWords | undefined
}

export type NoticeWords = { readonly lang: 'en' | 'nl'; readonly title: string; readonly body: string }

export const firstSettings: Settings = {
  language: undefined,
  diagnostics: false,
  opensWithCamera: false,
  notice: undefined,
}
