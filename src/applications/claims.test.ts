import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ClaimFacts, claimsOf } from './claims.ts'

const byMail = { signInName: { kind: 'email' as const, domain: 'student.demo.example' } }
const byNumber = { signInName: { kind: 'number' } } as Parameters<typeof claimsOf>[0]
const facts: ClaimFacts = {
  account: '0198c0de-0000-7000-8000-000000000001',
  signInName: 'noor.peeters@student.demo.example',
  givenName: 'Eleonora',
  familyName: 'Peeters',
  preferredName: 'Noor',
  language: 'nl',
  mail: 'noor@home.example',
}

test('a person is called as they wish, and the subject is the account’s id', () => {
  assert.deepEqual(claimsOf(byMail, facts), {
    sub: facts.account,
    name: 'Noor Peeters',
    given_name: 'Noor',
    family_name: 'Peeters',
    preferred_username: 'noor.peeters@student.demo.example',
    locale: 'nl-BE',
    email: 'noor.peeters@student.demo.example',
    email_verified: true,
  })
})

test('where sign-in names are numbers, mail goes where it reaches the person', () => {
  const claims = claimsOf(byNumber, { ...facts, signInName: 'r0123456' })
  assert.equal(claims.email, 'noor@home.example')
  assert.equal(
    claims.email_verified,
    false,
    'an address that we did not give ourselves is not vouched for (CVE-2026-15611)',
  )
})

test('what is not known is left out, not empty', () => {
  const claims = claimsOf(byNumber, { ...facts, language: null, mail: null, preferredName: null })
  assert.deepEqual(Object.keys(claims), ['sub', 'name', 'given_name', 'family_name', 'preferred_username'])
})
