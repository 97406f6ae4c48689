/**
 * What a number looks like: `[rsuq][0-9]{7}`. A small language of its own, read into a plain automaton,
 * for three reasons: a match is always of the whole name; no pattern can make matching slow, since the automaton
 * reads each sign once (an expression such as `(a?){30}a{30}` stops a backtracking engine); and whether two realms
 * could claim one name is decided exactly, with that name as witness.
 */
import { type Node, readPattern } from './pattern-syntax.ts'

type Edge = { readonly from: number; readonly to: number; readonly target: number }
type State = { readonly edges: readonly Edge[]; readonly free: readonly number[] }

/** A parsed pattern. State 0 begins, the last one accepts; `free` leads on without reading a sign. */
export type NamePattern = { readonly written: string; readonly states: readonly State[] }

type Draft = { edges: Edge[]; free: number[] }[]

const MOST_STATES = 400

/** The pattern, or what is wrong with it, with a hint after a line break. */
export function parseNamePattern(written: string): NamePattern | { readonly fault: string } {
  const node = readPattern(written)
  if ('fault' in node) return node
  const states: Draft = [{ edges: [], free: [] }]
  const end = build(node, states, 0)
  const tooLarge = { fault: '“%” allows names that are too long or too many kinds.\nSay it more simply.' }
  if (end === undefined) return tooLarge
  if (follow(states, [0]).has(end))
    return { fault: '“%” allows an empty name.\nLet at least one sign be there always.' }
  return { written, states }
}

/** Adds the node after state `start`; the state where it ends, which is always the newest, or undefined when it grows too large. */
function build(node: Node, states: Draft, start: number): number | undefined {
  if (states.length > MOST_STATES) return undefined
  switch (node.is) {
    case 'sign': {
      const target = add(states)
      for (const [from, to] of node.ranges) states[start]?.edges.push({ from, to, target })
      return target
    }
    case 'row':
      return join(states, start, node.parts)
    case 'choice':
      return buildChoice(node.options, states, start)
    case 'repeat':
      return buildRepeat(node, states, start)
  }
}

function join(states: Draft, start: number, parts: readonly Node[]): number | undefined {
  let at: number | undefined = start
  for (const part of parts) at = at === undefined ? undefined : build(part, states, at)
  if (at === undefined || at !== start) return at
  return link(states, start)
}

function buildChoice(options: readonly Node[], states: Draft, start: number): number | undefined {
  const ends: number[] = []
  for (const option of options) {
    // Each option gets a beginning of its own, so that none can leave by another's door.
    const end = build(option, states, link(states, start))
    if (end === undefined) return undefined
    ends.push(end)
  }
  const last = add(states)
  for (const end of ends) states[end]?.free.push(last)
  return last
}

function buildRepeat(node: Node & { is: 'repeat' }, states: Draft, start: number): number | undefined {
  const ends: number[] = []
  let at = link(states, start)
  for (let round = 0; round < node.most; round++) {
    if (round >= node.least) ends.push(at)
    const next = build(node.part, states, at)
    if (next === undefined) return undefined
    at = next
  }
  const last = link(states, at)
  for (const end of ends) states[end]?.free.push(last)
  return last
}

const add = (states: Draft) => states.push({ edges: [], free: [] }) - 1

function link(states: Draft, from: number): number {
  const target = add(states)
  states[from]?.free.push(target)
  return target
}

/** True when the whole name has this form. The name must be normalised before: small letters, no spaces. */
export function matchesPattern({ states }: NamePattern, name: string): boolean {
  let at = follow(states, [0])
  for (let index = 0; index < name.length && at.size > 0; index++) {
    const sign = name.charCodeAt(index)
    const next = [...at].flatMap((state) =>
      (states[state]?.edges ?? []).filter(({ from, to }) => from <= sign && sign <= to).map(({ target }) => target),
    )
    at = follow(states, next)
  }
  return at.has(states.length - 1)
}

/** A name that both patterns accept, as short as any, or undefined when there is none. */
export function commonName(one: NamePattern, other: NamePattern): string | undefined {
  const seen = new Set<string>()
  let reached = pairs(one, other, [0], [0], '')
  while (reached.length > 0) {
    for (const { key, left, right, name } of reached) {
      if (left === one.states.length - 1 && right === other.states.length - 1) return name
      seen.add(key)
    }
    const next = new Map<string, Pair>()
    for (const pair of reached)
      for (const step of steps(one, other, pair)) if (!seen.has(step.key)) next.set(step.key, step)
    reached = [...next.values()]
  }
  return undefined
}

type Pair = { readonly key: string; readonly left: number; readonly right: number; readonly name: string }

function* steps(one: NamePattern, other: NamePattern, { left, right, name }: Pair): Generator<Pair> {
  for (const a of one.states[left]?.edges ?? [])
    for (const b of other.states[right]?.edges ?? []) {
      const sign = Math.max(a.from, b.from)
      if (sign <= Math.min(a.to, b.to))
        yield* pairs(one, other, [a.target], [b.target], name + String.fromCharCode(sign))
    }
}

function pairs(one: NamePattern, other: NamePattern, lefts: number[], rights: number[], name: string): Pair[] {
  const after = [...follow(other.states, rights)]
  return [...follow(one.states, lefts)].flatMap((left) =>
    after.map((right) => ({ key: `${left} ${right}`, left, right, name })),
  )
}

/** The states reached from these without reading a sign, themselves included. */
function follow(states: readonly State[], from: readonly number[]): Set<number> {
  const reached = new Set(from)
  // A set that grows while it is walked is walked to its end.
  for (const state of reached) for (const target of states[state]?.free ?? []) reached.add(target)
  return reached
}
