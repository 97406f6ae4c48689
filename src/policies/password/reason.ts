/** Why a password is refused. Each key has its text, `refusal.<key>`, which is given `values`. */
export type PasswordReason = {
  readonly reason: PasswordReasonKey
  readonly values: Readonly<Record<string, string | number>>
}

export type PasswordReasonKey =
  | 'password-too-short'
  | 'password-too-long'
  | 'password-unreadable'
  | 'password-kind'
  | 'password-common'
  | 'password-breached'
  | 'password-personal'

export const because = (reason: PasswordReasonKey, values: PasswordReason['values'] = {}): PasswordReason => ({
  reason,
  values,
})

/** A piece of a password to be shown with a reason: forty characters say enough. */
export const shown = (part: string): string => {
  const letters = [...part]
  return letters.length > 40 ? `${letters.slice(0, 40).join('')}…` : part
}
