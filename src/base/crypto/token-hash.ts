import { hash } from 'node:crypto'

/**
 * What is stored of a token: its SHA-256. Enough for tokens of 128 random bits and more, which nobody can try
 * through; passwords and short codes need more than this.
 */
export const tokenHash = (token: string): Buffer => hash('sha256', token, 'buffer')
