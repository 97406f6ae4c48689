/**
 * Grants are not stored: nobody is asked to consent to an application of their own institution, so what an application
 * is granted follows from its registration. The identifier says whose grant it is, and the library gets the rest anew
 * each time; a scope that is taken from a registration is gone at once.
 */
export type GrantName = { account: string; session: string; turn: number; client: string }

export const grantIdOf = ({ account, session, turn, client }: GrantName): string =>
  [account, session, turn, client].join('.')

/** What a grant's identifier names; undefined when it is none of ours. A client identifier may hold dots itself. */
export function parseGrantId(id: string): GrantName | undefined {
  const [account, session, turn, ...client] = id.split('.')
  if (!account || !session || turn === undefined || !/^\d{1,9}$/.test(turn) || client.length === 0) return undefined
  return { account, session, turn: Number(turn), client: client.join('.') }
}
