import { Note } from '../design/index.ts'

/** What was just done, said once. */
export function DoneNote({ text }: { text: string | undefined }) {
  if (text === undefined) return null
  return (
    <div role="status">
      <Note tone="good">{text}</Note>
    </div>
  )
}
