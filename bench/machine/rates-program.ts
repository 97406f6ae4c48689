/** Prints what one core of this machine can do, as JSON; each rate is the median of three rounds. Run it on one core. */
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { hash } from '@node-rs/argon2'
import { closedRound } from '../load/closed.ts'
import { median } from './median.ts'

/** The product's parameters (OWASP Password Storage Cheat Sheet). */
const ARGON2ID = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 } as const

const seconds = Number(process.argv[2] ?? 1)
const text = Buffer.from('a JSON Web Token has some six hundred bytes'.padEnd(600, '.'))

async function rateOf(work: () => unknown): Promise<number> {
  const rates: number[] = []
  for (let round = 0; round < 3; round += 1) {
    rates.push((await closedRound([async () => void (await work())], { seconds, most: 1_000_000 })).rate)
  }
  return median(rates)
}

const signer = (key: KeyObject) => () => {
  for (let times = 0; times < 20; times += 1) sign('sha256', text, { key, dsaEncoding: 'ieee-p1363' })
}

const ecdsa = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
const rates = {
  argon2id: await rateOf(() => hash('zeven groene stoelen', ARGON2ID)),
  es256: 20 * (await rateOf(signer(ecdsa))),
  rs256: 20 * (await rateOf(signer(rsa))),
}
process.stdout.write(`${JSON.stringify(rates)}\n`)
