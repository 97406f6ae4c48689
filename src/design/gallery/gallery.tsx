import { RealmGroup, Section } from '../components/containers.tsx'
import { SearchField } from '../components/field.tsx'
import { Form } from '../components/form.tsx'
import { Icon } from '../components/icon.tsx'
import { iconNames } from '../components/icon-names.ts'
import { NothingFound, Star, Tiles } from '../components/lists.tsx'
import { ProductMark } from '../components/marks.tsx'
import { Tag } from '../components/notes.tsx'
import type { PageFrame } from '../frames/frame.ts'
import { HousePage } from '../frames/house-page.tsx'
import { Buttons, Colours, Labels, Letters } from './basics.tsx'
import { Collections, States } from './collections.tsx'
import { Fields, Notes } from './forms.tsx'
import { Sheet } from './sheet.tsx'
import { Rings } from './time.tsx'

export type Specimen = { frame: PageFrame }

const brand = {
  key: 'specimen',
  name: 'Hogeschool Eikenhart',
  shortName: 'Eikenhart',
  accentLight: '#0e5a6b',
  accentDark: '#7fc8d8',
  sign: 'M17 27V15M17 20.5c-5 0-7.5-3-7.5-6.5C9.5 10 12.5 7 17 7s7.5 3 7.5 7c0 3.5-2.5 6.5-7.5 6.5M17 15l3.2-3',
}

/** Every part in every state, for whoever builds a page. */
export function Gallery({ frame }: Specimen) {
  const { t } = frame
  const search = <SearchField name="q" label={t('gallery.search')} filter="specimens" />
  return (
    <HousePage
      frame={frame}
      title={t('gallery.title')}
      lead={t('gallery.lead')}
      beside={<div class="sb-search">{search}</div>}
    >
      <Section title={t('gallery.colour')} act={<ProductMark />}>
        <Colours />
      </Section>
      <div class="grid grid-cols-[minmax(0,1fr)] gap-x-14 gap-y-10 lg:grid-cols-[repeat(2,minmax(0,1fr))] items-start">
        <Letters frame={frame} />
        <Buttons frame={frame} />
        <Labels frame={frame} />
        <Rings frame={frame} />
        <Fields frame={frame} />
        <Notes frame={frame} />
      </div>
      <Sheet frame={frame} />
      <Collections frame={frame} />
      <RealmGroup
        brand={frame.brand ?? brand}
        account="lin@eikenhart.example"
        state={<Tag tone="good">{t('gallery.signed-in')}</Tag>}
      >
        <Tiles list="specimens" tiles={tilesOf(frame)} />
      </RealmGroup>
      <NothingFound list="specimens">{t('gallery.none')}</NothingFound>
      <States frame={frame} />
      <Section title={t('gallery.icons')}>
        <ul class="grid gap-3 grid-cols-[repeat(auto-fill,minmax(150px,1fr))]">
          {iconNames.map((name) => (
            <li key={name} class="row hint">
              <Icon name={name} /> {name}
            </li>
          ))}
        </ul>
      </Section>
    </HousePage>
  )
}

function tilesOf({ t, formToken }: PageFrame) {
  const star = (name: string, pressed: boolean) => (
    <Form action="#tiles" formToken={formToken}>
      <Star label={t('gallery.star', { name })} pressed={pressed} />
    </Form>
  )
  const [mail, timetable] = [t('gallery.tile.mail'), t('gallery.tile.timetable')]
  return [
    {
      name: mail,
      about: t('gallery.tile.mail.about'),
      href: '#mail',
      icon: 'mail',
      hue: 'orange',
      act: star(mail, true),
    },
    {
      name: timetable,
      about: t('gallery.tile.timetable.about'),
      href: '#timetable',
      icon: 'calendar-days',
      hue: 'green',
      act: star(timetable, false),
    },
    {
      name: t('gallery.tile.library'),
      about: t('gallery.tile.library.about'),
      href: '#library',
      icon: 'library',
      hue: 'pink',
    },
  ]
}
