import type {
  AppAccount,
  AppRequest,
  AppState,
  GoneAccount,
  LinkOffer,
  OwnRequest,
  RealmLook,
  Refused,
  SignInCode,
} from '../index.ts'

/** Where one is in the app, with what that screen is about. */
export type Place =
  | { at: 'home' }
  | { at: 'order' }
  | { at: 'codes'; device: string }
  | { at: 'scan' }
  | { at: 'type' }
  | { at: 'choose'; code: SignInCode; candidates: readonly AppAccount[] }
  | { at: 'install'; offer?: LinkOffer; text?: string }
  | { at: 'link'; offer: LinkOffer }
  | { at: 'link-pin'; offer: LinkOffer; name: string }
  | { at: 'request'; request: AppRequest; account: AppAccount }
  | { at: 'number'; request: AppRequest; account: AppAccount }
  | { at: 'pin'; request: AppRequest; account: AppAccount; number?: string }
  | { at: 'own-pin'; own: OwnRequest; account: AppAccount; what: 'pin' | 'unlock' | 'link'; left?: number }
  | { at: 'new-pin'; own: OwnRequest; account: AppAccount; old: string }
  | { at: 'finish-unlock'; own: OwnRequest; account: AppAccount }
  | { at: 'offer'; account: AppAccount; phone: NewPhone }
  | { at: 'forgotten'; account: AppAccount }
  | { at: 'void'; gone: GoneAccount }
  | { at: 'settings' }
  | { at: 'account'; device: string }
  | { at: 'remove'; device: string }
  | { at: 'check' }
  | { at: 'problem'; refused: Refused }
  | { at: 'done'; done: Done }

/** A code for a new phone, shown by this one. */
export type NewPhone = { readonly address: string; readonly typed: string; readonly expires: number }

export type Done =
  | { is: 'approved'; what: string; realm: RealmLook }
  | { is: 'declined' }
  | { is: 'not-me' }
  | { is: 'linked'; account: AppAccount }
  | { is: 'pin'; account: AppAccount }
  | { is: 'unlock'; account: AppAccount }
  | { is: 'removed'; account: AppAccount }

/** Moves through the app. The phone's back button goes back one screen. */
export type Moves = {
  /** To a screen from which one comes back here. */
  readonly go: (place: Place) => void
  /** To a screen in the place of this one. */
  readonly swap: (place: Place) => void
  /** To where something has ended: from there, back leads home and not into what is over. */
  readonly finish: (place: Place) => void
  readonly back: () => void
  readonly home: () => void
}

/** Where a request is answered; nowhere when its account is not here any more. */
export function placeOfRequest({ accounts }: Pick<AppState, 'accounts'>, request: AppRequest): Place | undefined {
  const account = accounts.find(({ device }) => device === request.device)
  return account && { at: 'request', request, account }
}
