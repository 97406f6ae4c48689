/** What it costs to look at one answer of a passkey: read, judged, its signature verified. No I/O at all. */
import { randomBytes } from 'node:crypto'
import { openKeyring } from '../../src/base/crypto/keyring.ts'
import { parseCampus } from '../../src/campus/index.ts'
import { judgeAnswer, passkeyRequest, readAssertion } from '../../src/methods/webauthn/index.ts'
import { encode, SoftAuthenticator } from '../../test/harness/authenticator.ts'
import { CAMPUS } from '../subjects/campus.ts'
import type { Row } from './row.ts'

const MOST_MILLISECONDS = 2
const ROUNDS = 3
const ANSWERS = 1_000
const ACCOUNT = '00000000-0000-7000-8003-000000000001'

/** The median of the rounds; each answer is another one. */
export async function keyRow(): Promise<Row> {
  const judge = await judging()
  const answers = () => Array.from({ length: ANSWERS }, judge.answer)
  await spentOn(answers(), judge.look) // compiled by now
  const rounds: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) rounds.push(await spentOn(answers(), judge.look))
  const ours = [...rounds].sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.POSITIVE_INFINITY
  return {
    id: 'webauthn-verify',
    unit: 'ms of CPU an answer',
    ours,
    target: `≤ ${MOST_MILLISECONDS}`,
    met: ours <= MOST_MILLISECONDS,
    rounds: { ours: rounds },
  }
}

/** Milliseconds of CPU, of all threads, for each. */
async function spentOn(answers: readonly string[], look: (answer: string) => Promise<void>): Promise<number> {
  const before = process.cpuUsage()
  for (const answer of answers) await look(answer)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000 / answers.length
}

async function judging() {
  const { campus } = parseCampus(CAMPUS, { file: '/bench/campus.yaml', readFile: () => '' })
  if (!campus) throw new Error('the campus of the benchmark is faulty')
  const deps = { keyring: openKeyring(Buffer.alloc(32, 7)), baseUrl: 'https://id.bench.example', campus }
  const passkey = new SoftAuthenticator({ origin: deps.baseUrl, synced: true })
  const handle = deps.keyring.mac('webauthn-user', ACCOUNT).toString('base64url')
  const making = { rp: { id: 'id.bench.example' }, user: { id: handle }, challenge: 'x' }
  await passkey.create({ ...making, authenticatorSelection: { residentKey: 'required' } })
  const [made] = passkey.credentials
  if (!made) throw new Error('no passkey was made')
  const stored = { account: ACCOUNT, kind: 'passkey', name: '', backup_eligible: true, disabled_at: null } as const
  const key = { ...stored, id: ACCOUNT, public_key: encode(made.publicKey) }
  return {
    answer: () => passkey.get(passkeyRequest(deps, randomBytes(54).toString('base64url'))),
    look: async (answer: string) => {
      const read = readAssertion(answer)
      if ('refused' in read) throw new Error(read.refused)
      const judged = await judgeAnswer(deps, { answer: read.answer, key, account: undefined, needed: true })
      if (typeof judged === 'string') throw new Error(judged)
    },
  }
}
