import type { ComponentChildren, VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { PageFrame } from './frame.ts'

type DocumentProps = {
  frame: PageFrame
  title: string
  at: 'door' | 'house'
  /** A page that waits looks again by itself after so many seconds, where no scripts run. */
  refresh?: number | undefined
  children: ComponentChildren
}

/** The whole document around a page. Nothing in it is inline: the content policy allows no script and no style of the page's own. */
export function Document({ frame, title, at, refresh, children }: DocumentProps) {
  const { assets, brand, language, t } = frame
  return (
    <html lang={language} data-realm={brand?.key}>
      <head>
        <meta charset="utf-8" />
        <title>{`${title} – ${brand?.shortName ?? 'Sleutelbos'}`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="stylesheet" href={assets.styles} />
        <script type="module" src={assets.script} />
        <link rel="icon" href={assets.icon} type="image/svg+xml" />
        {refresh !== undefined && (
          <noscript>
            <meta http-equiv="refresh" content={String(refresh)} />
          </noscript>
        )}
      </head>
      <body class={`at-${at}`}>
        <a class="sb-skip" href="#content">
          {t('frame.skip')}
        </a>
        {frame.demoBanner && (
          <aside class="sb-banner" aria-label={t('frame.demo')}>
            {t('frame.demo-banner')}
          </aside>
        )}
        {children}
      </body>
    </html>
  )
}

/** The document as it goes over the wire. */
export function renderPage(page: VNode): string {
  return `<!doctype html>${renderToString(page)}`
}
