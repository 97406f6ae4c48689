/** Why nothing was asked for: by the form of the name alone, or because it was asked too often from here. */
export type AskRefusal =
  | { refusal: 'recovery-name' | 'name-too-long' | 'temporary-account' }
  | { refusal: 'too-many-mails'; retryAfter: number }

/** Why a link or a run leads no further. */
export type NoWay = { refusal: 'recovery-code-spent' | 'recovery-expired' | 'recovery-elsewhere' }
