/** What is measured: an issuer with accounts, seen from outside. */
import type { ChildProcess } from 'node:child_process'
import { Connection } from '../load/connection.ts'
import { cpuOf, residentOf } from '../machine/cpu.ts'
import { DEVICE_HOLDERS, KEY_HOLDERS, nameOf } from './campus.ts'
import { end } from './running.ts'

export type Endpoints = Record<'authorization' | 'token' | 'userinfo' | 'introspection' | 'jwks', string>

export type Subject = {
  name: string
  origin: string
  port: number
  issuer: string
  /** Paths of the endpoints, from the discovery document. */
  endpoints: Endpoints
  /** A sign-in name; different ones, spread over all accounts there are. */
  nextName(): string
  /** One of an account that may have passkeys; in turn. */
  nextKeyHolder(): string
  /** One of an account that may have the authenticator; in turn. */
  nextDeviceHolder(): string
  /** Its database, as the administrator; nothing where there is none. */
  adminUrl: string | undefined
  cpu(): number
  residentMiB(): number
  /** Holds the process still, or lets it go on: only one is measured at a time, and the others must not even tick. */
  hold(still: boolean): void
  /** What a database does of itself within a minute: it counts its rows, and plans by that. */
  settle(): Promise<void>
  end(): Promise<void>
}

export type Made = {
  name: string
  child: ChildProcess
  port: number
  issuer: string
  accounts: number
  adminUrl?: string | undefined
  settle(): Promise<void>
}

export async function subjectOf({ name, child, port, issuer, accounts, settle, adminUrl }: Made): Promise<Subject> {
  const pid = child.pid ?? 0
  let last = 0
  let lastHolder = 0
  let lastDevice = 0
  // A step that is prime to the number of accounts meets each of them before any comes again.
  const step = accounts > 100 ? Math.floor(accounts * 0.618) | 1 : 1
  return {
    ...{ name, port, issuer, adminUrl, origin: new URL(issuer).origin, endpoints: await endpointsOf(port, issuer) },
    nextName: () => {
      last = (last + step) % accounts
      return nameOf(last + 1)
    },
    nextKeyHolder: () => {
      lastHolder = (lastHolder % KEY_HOLDERS) + 1
      return nameOf(accounts + lastHolder)
    },
    nextDeviceHolder: () => {
      lastDevice = (lastDevice % DEVICE_HOLDERS) + 1
      return nameOf(accounts + KEY_HOLDERS + lastDevice)
    },
    cpu: () => cpuOf(pid),
    residentMiB: () => residentOf(pid),
    hold: (still) => void child.kill(still ? 'SIGSTOP' : 'SIGCONT'),
    settle,
    end: () => end(child),
  }
}

async function endpointsOf(port: number, issuer: string): Promise<Endpoints> {
  const connection = new Connection(port)
  const path = `${new URL(issuer).pathname.replace(/\/$/, '')}/.well-known/openid-configuration`
  const { body, status } = await connection.send({ path })
  connection.close()
  if (status !== 200) throw new Error(`${issuer} has no discovery document (${status})`)
  const document = JSON.parse(body.toString()) as Record<string, string>
  const at = (key: string) => new URL(document[key] ?? '').pathname
  return {
    authorization: at('authorization_endpoint'),
    token: at('token_endpoint'),
    userinfo: at('userinfo_endpoint'),
    introspection: at('introspection_endpoint'),
    jwks: at('jwks_uri'),
  }
}
