export {
  type AccessPassVerdict,
  checkAccessPass,
  giveAccessPass,
  type NewAccessPass,
} from './access-pass.ts'
export { forgetPasses } from './access-pass-store.ts'
