import assert from 'node:assert/strict'
import { test } from 'node:test'
import { speak } from '../../i18n/index.ts'
import type { PasswordFacts } from './facts.ts'
import { passwordRules } from './standing.ts'

const facts: PasswordFacts = {
  policy: {
    minLength: 12,
    maxLength: 64,
    maxAge: 'never',
    refuse: ['common', 'breached', 'personal'],
    require: ['digit'],
  },
  names: ['Noor', 'Peeters'],
  signInName: 'noor.peeters@student.demo.example',
  institution: ['Hogeschool Lindenhof'],
}

const states = (typed: string) => passwordRules(typed, facts).map(({ rule, state }) => `${rule} ${state}`)
const t = speak('en')
const words = (typed: string) =>
  passwordRules(typed, facts)
    .filter(({ state }) => state === 'unmet')
    .map(({ text, values }) => t(text, values))

test('with nothing typed, every rule of the realm is shown and none is judged', () => {
  assert.deepEqual(states(''), [
    'length unknown',
    'kind unknown',
    'common unknown',
    'breached unknown',
    'personal unknown',
  ])
})

test('while it is typed, a password is not called easy to guess before it is long enough', () => {
  assert.deepEqual(states('kale w'), [
    'length unmet',
    'kind unmet',
    'common unknown',
    'breached unknown',
    'personal unknown',
  ])
  assert.deepEqual(states('kale walvis fluit 7'), [
    'length met',
    'kind met',
    'common met',
    'breached met',
    'personal met',
  ])
})

test('a name is told as soon as it is there', () => {
  assert.deepEqual(words('7 noor'), [
    'At least 12 characters',
    '“noor” is from your name. Leave it out: whoever knows you tries that first.',
  ])
})

test('what makes a password easy to guess is told in words', () => {
  assert.deepEqual(words('Wachtwoord2026!'), [
    '“Wachtwoord” is an everyday word, and the rest adds little. Add words that nobody would expect.',
  ])
})

test('rules that nobody breaks are shown to those who do', () => {
  assert.deepEqual(words('fluit 7 '.repeat(20)), ['No more than 64 characters'])
  assert.deepEqual(words('kale\u0007walvis fluit 7'), ['Only characters that can be seen'])
})

test('a rule that the realm does not have is not shown', () => {
  const bare = { ...facts, policy: { ...facts.policy, refuse: [], require: [] } }
  assert.deepEqual(
    passwordRules('x', bare).map(({ rule }) => rule),
    ['length'],
  )
})
