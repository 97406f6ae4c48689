export {
  type ImportChanges,
  type ImportDeps,
  type ImportResult,
  type ImportStep,
  importPeople,
} from './import/import-people.ts'
export { faultText, warningText } from './people-file/fault.ts'
