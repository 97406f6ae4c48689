import { type AuditEvent, type AuditKey, browserInWords } from '../../audit/index.ts'
import type { Visit } from '../../base/web/visit.ts'

/** Whose account it is about; without one, the name that was typed is nobody's. */
type About = { realm: string; person?: string | undefined; account?: string | undefined }

/** What a person did at a page, as the audit keeps it: who, when, from where and by which browser. */
export const lineOf = (visit: Visit, about: About, said: { what: AuditKey; details?: object }): AuditEvent => ({
  at: visit.now,
  what: said.what,
  actor: 'person',
  ...about,
  address: visit.address,
  browser: browserInWords(visit.userAgent),
  details: { ...said.details },
})

/** An account as a line is about it. */
export const aboutAccount = ({ id, person, realm }: { id: string; person: string; realm: string }): About => {
  return { account: id, person, realm }
}
