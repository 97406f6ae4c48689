import { Button, Form, Note, type PageFrame } from '../../../design/index.ts'

/** Where a form takes back what was just done. */
export type Undo = { action: string }

type Props = { frame: PageFrame; done: { text: string; undo?: Undo | undefined } | undefined }

/** What was just done, said once; with the way back, where something went. */
export function DoneWithUndo({ frame, done }: Props) {
  if (!done) return null
  return (
    <div role="status">
      <Note tone="good">
        {done.text}
        {done.undo && (
          <div class="mt-2">
            <Form action={done.undo.action} formToken={frame.formToken}>
              <Button kind="plain" dense name="act" value="continue">
                {frame.t('profile.undo')}
              </Button>
            </Form>
          </div>
        )}
      </Note>
    </div>
  )
}
