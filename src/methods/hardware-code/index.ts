export {
  type Assigned,
  assignToken,
  type Imported,
  importTokens,
  listTokens,
  returnToken,
  type TokenLine,
} from './drawer-store.ts'
export { parseTokenCsv } from './seeds/csv.ts'
export { type PskcKey, parsePskc } from './seeds/pskc.ts'
export type { SeedFault, SeedFile } from './seeds/seed-file.ts'
export type { Token } from './token.ts'
export { handBackToken, renameToken, type TokenRegistration, tokenRegistrations } from './token-store.ts'
export { checkHardwareCode, type HardwareCodeDeps, type HardwareCodeVerdict } from './verify.ts'
