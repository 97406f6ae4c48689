export { checkResetCode, makeResetCode, type ResetCodeVerdict } from './reset-code.ts'
export { hasResetCode, resetCodeMadeAt } from './reset-code-store.ts'
