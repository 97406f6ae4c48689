/**
 * No policy table, however it is written, yields a session of a lower level than the reasons demand: realms and
 * applications with any duties and exceptions, people with any methods, from anywhere, answering anything.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { follow, runs } from '../../../test/builders/flow-runs.ts'
import { realmByKey } from '../../campus/index.ts'
import { levelOf, secondFactorDue, situationOf } from '../../policies/index.ts'

const MFA = 'https://refeds.org/profile/mfa'

const options = { numRuns: 6_000 }

test('P1, P2: no policy table yields a session of a lower level than the reasons demand, nor does a pause or a pass (CVE-2024-45042)', () => {
  let [sessions, lowered] = [0, 0]
  fc.assert(
    fc.property(runs, (run) =>
      follow(run, ({ flow, from, effect, now }) => {
        sessions += 1
        const realm = realmByKey(run.campus, 'campus')
        if (!realm) throw new Error('no realm')
        const scene = { realm, application: 'mail', address: from.address, devices: from.devices, now }
        const asked = flow.request.level === 'mfa'
        const facts = { ...situationOf(run.campus, scene), groups: flow.groups, asked, registered: flow.methods.length }
        const { proof } = effect
        const paused = (flow.standing.pausedUntil ?? 0) > now
        const { reasons } = secondFactorDue({ ...facts, paused, stoodIn: proof.stoodIn === true })
        if (reasons.length > 0) assert.equal(levelOf(proof.amr), MFA, reasons.join(' '))
        // Neither a pause nor a pass opens what others were promised (P2).
        const promised = secondFactorDue(facts).reasons.filter(
          (one) => one !== 'realm-requires' && one !== 'registered',
        )
        if (promised.length > 0) assert.equal(levelOf(proof.amr), MFA, promised.join(' '))
        if (proof.stoodIn || paused) lowered += levelOf(proof.amr) === MFA ? 0 : 1
      }),
    ),
    options,
  )
  assert.ok(sessions > 500, `only ${sessions} sessions began: the property says nothing`)
  assert.ok(lowered > 20, `only ${lowered} of them by a pause or a pass`)
})

test('LinOTP#63: no policy table lets a session rise by a method that is newer than its last proof', () => {
  let risen = 0
  fc.assert(
    fc.property(runs, (run) =>
      follow(run, ({ flow, effect, before }) => {
        const { raise } = effect.proof
        if (!raise || levelOf(effect.proof.amr) !== MFA || before.at === 'register-method') return
        if (before.at === 'keep-reset-code') return
        risen += 1
        // A first method, registered on a fresh password in this very flow, is the one exception.
        if (flow.methods.length > 0) assert.ok(flow.methods.some(({ registeredAt }) => registeredAt <= raise.since))
      }),
    ),
    options,
  )
  assert.ok(risen > 5, `only ${risen} sessions rose: the property says nothing`)
})

test('P3: no policy table binds a session to an address that is unknown', () => {
  fc.assert(
    fc.property(runs, (run) =>
      follow(run, ({ from }) => {
        const binding = realmByKey(run.campus, 'campus')?.session.bindAddress
        assert.ok(binding === 'off' || (from.address !== undefined && from.address !== 'garbage'))
      }),
    ),
    { numRuns: 2_000 },
  )
})

test('P7: no policy table keeps anybody signed in on a shared computer', () => {
  fc.assert(
    fc.property(runs, (run) =>
      follow(run, ({ effect, before }) => {
        if ('who' in before && before.who.shared) assert.notEqual(effect.proof.stays, true)
      }),
    ),
    { numRuns: 2_000 },
  )
})
