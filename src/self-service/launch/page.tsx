import {
  ButtonLink,
  Empty,
  Form,
  HousePage,
  NothingFound,
  type PageFrame,
  RealmGroup,
  SearchField,
  Star,
  Tag,
  Tiles,
} from '../../design/index.ts'
import type { LaunchGroup } from './groups.ts'
import type { LaunchTile } from './tiles.ts'

type Props = { frame: PageFrame; greeting: string; query: string; groups: readonly LaunchGroup[] }

/** The name by which the search field finds the lists that it narrows while one types. */
const LIST = 'applications'

/** What each account opens (A9): one group an account, favourites first. */
export function LaunchPage({ frame, greeting, query, groups }: Props) {
  const { t } = frame
  const shown = query.trim() === '' ? groups : groups.filter(({ tiles }) => tiles.length > 0)
  return (
    <HousePage frame={frame} title={greeting} current="applications" beside={<Search frame={frame} query={query} />}>
      <div class="stack gap-10">
        {shown.length === 0 ? (
          <NoHit frame={frame} query={query} />
        ) : (
          shown.map((group) => <Group key={group.account} frame={frame} group={group} query={query} />)
        )}
        <NothingFound list={LIST}>{t('launch.none-like-this')}</NothingFound>
      </div>
    </HousePage>
  )
}

function Search({ frame: { t }, query }: { frame: PageFrame; query: string }) {
  // What the server has narrowed already, a script cannot widen again.
  const filter = query === '' ? { filter: LIST } : {}
  return (
    <search class="grow">
      <form method="get" action="/">
        <SearchField name="q" label={t('launch.search')} value={query} {...filter} />
      </form>
    </search>
  )
}

function NoHit({ frame: { t }, query }: { frame: PageFrame; query: string }) {
  const acts = (
    <ButtonLink href="/" kind="plain">
      {t('launch.show-all')}
    </ButtonLink>
  )
  return (
    <Empty icon="search-x" title={t('launch.none-found', { query })} acts={acts} first>
      {t('launch.none-found-advice')}
    </Empty>
  )
}

type GroupProps = { frame: PageFrame; group: LaunchGroup; query: string }

function Group({ frame, group, query }: GroupProps) {
  const { t } = frame
  const tiles = group.tiles.map((tile) => {
    const { name, about, href, icon, hue } = tile
    const act = group.until === undefined ? undefined : <Favourite {...{ frame, tile, query }} realm={group.realm} />
    return { name, about, href, icon, hue, act }
  })
  return (
    <RealmGroup brand={group.brand} account={group.signInName} state={<GroupState frame={frame} group={group} />}>
      {group.invited && <p class="muted small">{t('launch.not-active')}</p>}
      {tiles.length > 0 && <Tiles tiles={tiles} list={LIST} />}
      {tiles.length === 0 && !group.invited && (
        <Empty icon="app-window" title={t('launch.empty-title')}>
          {t('launch.empty')}
        </Empty>
      )}
    </RealmGroup>
  )
}

function GroupState({ frame: { t }, group }: Omit<GroupProps, 'query'>) {
  if (group.until !== undefined) return <Tag tone="good">{t('launch.until', { time: group.until })}</Tag>
  const [href, label] = group.invited
    ? ['/activate', t('launch.activate-here')]
    : [`/?account=${group.realm}`, t('launch.sign-in-here')]
  return (
    <ButtonLink href={href} kind="plain" dense>
      {label}
    </ButtonLink>
  )
}

type FavouriteProps = { frame: PageFrame; tile: LaunchTile; query: string; realm: string }

function Favourite({ frame: { t, formToken }, tile, query, realm }: FavouriteProps) {
  return (
    <Form action={`/favourites?account=${realm}`} formToken={formToken} id={`star-${tile.key}`}>
      <input type="hidden" name="application" value={tile.key} />
      {query !== '' && <input type="hidden" name="q" value={query} />}
      <Star label={t('launch.favourite', { name: tile.name })} pressed={tile.favourite} />
    </Form>
  )
}
