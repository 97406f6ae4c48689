export {
  type FoundCode,
  findMailedCode,
  forgetMailedCodes,
  issueMailedCode,
  type MailedCodePurpose,
  spendMailedCode,
} from './mailed-code-store.ts'
