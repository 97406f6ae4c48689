import { inGroups } from './code.ts'

/** A code as it is read: in groups, with a gap that is drawn and not a character, so that what is copied has none. */
export function Groups({ code }: { code: string }) {
  return (
    <>
      {inGroups(code).map((group, at) => (
        <span class="app-group" key={`${at} ${group}`}>
          {group}
        </span>
      ))}
    </>
  )
}
