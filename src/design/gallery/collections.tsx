import { formatNumber } from '../../i18n/index.ts'
import { Button, ButtonLink } from '../components/button.tsx'
import { Card, Nudge, Section, Table } from '../components/containers.tsx'
import { Icon } from '../components/icon.tsx'
import { Facts, List, type Row } from '../components/lists.tsx'
import { Empty, Progress, Tag, Toast } from '../components/notes.tsx'
import type { PageFrame } from '../frames/frame.ts'

export function Collections({ frame }: { frame: PageFrame }) {
  const { t } = frame
  const add = (
    <Button kind="quiet" icon="plus">
      {t('gallery.add')}
    </Button>
  )
  return (
    <>
      <Nudge
        title={t('gallery.nudge')}
        sign={
          <span class="sb-glyph">
            <Icon name="key-round" />
          </span>
        }
        act={<ButtonLink href="#passkey">{t('gallery.nudge.act')}</ButtonLink>}
      >
        {t('gallery.nudge.text')}
      </Nudge>
      <div class="sb-aside">
        <Section title={t('gallery.keys')} act={add}>
          <List rows={rowsOf(frame)} />
        </Section>
        <Section title={t('gallery.facts')}>
          <Card>
            <Facts
              facts={[
                { name: t('gallery.facts.when'), value: '14:32' },
                { name: t('gallery.facts.where'), value: t('gallery.facts.place') },
              ]}
            />
          </Card>
        </Section>
      </div>
    </>
  )
}

function rowsOf({ t }: PageFrame): Row[] {
  const name = t('gallery.phone')
  const tags = (
    <>
      <Tag tone="good" icon="check">
        {t('gallery.recommended')}
      </Tag>
      <Tag tone="accent">{t('gallery.default')}</Tag>
    </>
  )
  const act = <Button kind="quiet" icon="ellipsis" label={t('gallery.manage', { name })} />
  return [
    { icon: 'smartphone', title: name, tags, hint: t('gallery.phone.hint'), act },
    { icon: 'lock-keyhole', title: t('gallery.password') },
  ]
}

export function States({ frame: { t, language } }: { frame: PageFrame }) {
  const rows = [
    { method: t('gallery.phone'), people: 10_482 },
    { method: t('gallery.password'), people: 12_050 },
  ]
  const undo = (
    <button type="button" data-specimen>
      {t('frame.undo')}
    </button>
  )
  return (
    <Section title={t('gallery.states')}>
      <div class="grid grid-cols-[minmax(0,1fr)] gap-x-14 gap-y-8 lg:grid-cols-[repeat(2,minmax(0,1fr))] items-start">
        <Empty
          icon="messages-square"
          title={t('gallery.empty')}
          acts={<ButtonLink href="#ask">{t('gallery.empty.act')}</ButtonLink>}
        >
          {t('gallery.empty.text')}
        </Empty>
        <div class="stack gap-6">
          <Toast act={undo}>{t('gallery.removed')}</Toast>
          <Progress
            label={t('gallery.import')}
            value={8412}
            max={12_050}
            state={t('gallery.import.state')}
            hint={t('gallery.import.hint')}
          />
          <Table
            caption={t('gallery.table')}
            rows={rows}
            columns={[
              { name: t('gallery.table.method'), cell: (row) => row.method },
              { name: t('gallery.table.people'), cell: (row) => formatNumber(language, row.people), number: true },
            ]}
          />
        </div>
      </div>
    </Section>
  )
}
