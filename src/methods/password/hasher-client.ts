/**
 * Argon2id in native threads, behind a queue. The parameters are OWASP's (Password Storage Cheat Sheet): 19 MiB, two
 * passes, one lane.
 *
 * How many at once: as many as cores. Measured, more gains nothing on one core, and each more takes time from the
 * thread that answers pages. The threads are libuv's, four unless UV_THREADPOOL_SIZE says otherwise, and signing,
 * files and names need one too: of that pool, one always stays free.
 */
import { availableParallelism } from 'node:os'
import { hash, parseOptions, verify } from '@node-rs/argon2'
import { type Load, openQueue } from './queue.ts'

const PARAMETERS = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 } as const

/** A hash of nothing, with the present parameters: to check against it costs what checking a real one costs. */
const DECOY = '$argon2id$v=19$m=19456,t=2,p=1$c2xldXRlbGJvcy1kZWNveQ$Vb7Fq0m3mJ1rZk2cY8uWQ4oX6hTn9pLsAeDgIjKfRtU'

export type Hasher = {
  /** The hash in PHC form, with its parameters and a salt of its own. */
  hash(plain: string): Promise<string>
  verify(hashed: string, plain: string): Promise<boolean>
  /** Takes as long as `verify`, and is never right: for names that no account has. */
  decoy(plain: string): Promise<false>
  /** Whether a hash was made with other parameters than those of today. */
  outdated(hashed: string): boolean
  load(): Load
  /** Somebody was let in who will type a password in a moment. */
  announce(): void
  /** Somebody who was let in proved who they are without a password. */
  callOff(): void
  /** How many hashes are made at once. */
  readonly concurrency: number
  /** Whether there are more cores than threads to hash with: UV_THREADPOOL_SIZE should be raised. */
  readonly shortOfThreads: boolean
}

export type HasherOptions = {
  /** Hashes at once; as many as cores unless told. */
  readonly concurrency?: number
  /** How many may wait before `load().full`; 200 unless told, some two seconds on two cores. */
  readonly maxWaiting?: number
  /** Size of libuv's pool of threads (UV_THREADPOOL_SIZE); 4 unless told. */
  readonly threads?: number
}

export function openHasher({ concurrency, maxWaiting = 200, threads = 4 }: HasherOptions = {}): Hasher {
  const wanted = concurrency ?? availableParallelism()
  const atOnce = Math.max(1, Math.min(wanted, threads - 1))
  const queue = openQueue({ concurrency: atOnce, maxWaiting, timer: () => performance.now(), usual: 20 })
  return {
    hash: (plain) => queue.run(() => hash(plain, PARAMETERS)),
    verify: (hashed, plain) => queue.run(() => verify(hashed, plain)),
    decoy: (plain) => queue.run(() => verify(DECOY, plain)).then(() => false as const),
    outdated,
    load: queue.load,
    announce: queue.announce,
    callOff: queue.callOff,
    concurrency: atOnce,
    shortOfThreads: atOnce < wanted,
  }
}

function outdated(hashed: string): boolean {
  const made = parseOptions(hashed)
  return (
    made.algorithm !== PARAMETERS.algorithm ||
    made.memoryCost !== PARAMETERS.memoryCost ||
    made.timeCost !== PARAMETERS.timeCost ||
    made.parallelism !== PARAMETERS.parallelism ||
    made.outputLen !== PARAMETERS.outputLen
  )
}
