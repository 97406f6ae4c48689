import { type Campus, parseCampus } from '../../src/campus/index.ts'

const WRITTEN = `
institution: { name: { en: Test College, nl: Hogeschool Test }, timeZone: Europe/Brussels }
institutions: { partner: { name: { en: Partner College, nl: Partnerhogeschool } } }
academicYears: [{ name: 2026-2027, starts: 2026-09-21, ends: 2027-09-19, enrolmentCloses: 2026-10-15 }]
networks: { campus: [10.10.0.0/16] }
campuses:
  brussels: { name: { en: Brussels, nl: Brussel } }
  ghent: { name: { en: Ghent, nl: Gent } }
realms:
  campus:
    name: { en: Test account, nl: Testaccount }
    signInName: { kind: email, domain: student.test.example }
    password: { minLength: 12, refuse: [common, breached, personal] }
    lockout: { attempts: 5, for: 16m }
    mfa: { required: { from: 2025-02-26, except: [campus] }, methods: [app, totp], first: [app, totp], choose: system, reset: [desk] }
    session: { staySignedIn: { computer: 7d, smartphone: 30d }, otherwise: browser }
    close: { graduated: { at: academic-year-ends }, withdrawn: { after: 14d }, warn: [7d, 1d] }
  association:
    name: { en: Association account, nl: Associatieaccount }
    signInName: { kind: number, pattern: "[rsuq][0-9]{7}", temporary: "b[0-9]{7}" }
    password: { minLength: 12, refuse: [common, breached, personal] }
    lockout: { attempts: 5, for: 16m }
    mfa: { required: { from: 2025-02-26 }, methods: [app, totp], byGroup: { researcher: { add: [hardware-code] } }, reset: [desk] }
    session: { max: 12h, endsWithBrowser: true, bindAddress: exact }
    close: { graduated: { at: academic-year-ends }, withdrawn: { after: 7d }, unpaid: { after: 14d, of: second-reminder }, warn: [7d] }
channels: { mail: { from: no-reply@test.example } }
`

/** A campus with two realms, `campus` (mail addresses) and `association` (numbers), two sites and a partner. */
export function aCampus(): Campus {
  const readFile = () => {
    throw new Error('the campus of the tests names no other file')
  }
  const parsed = parseCampus(WRITTEN, { file: 'campus.yaml', readFile })
  if (!parsed.campus) throw new Error(JSON.stringify(parsed.faults, undefined, 2))
  return parsed.campus
}
