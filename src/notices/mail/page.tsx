/**
 * A mail as a page: tables and style attributes, since mail programs know little else; dark where the program follows
 * the system; nothing is fetched from anywhere, so that opening a mail tells nobody.
 */
import type { ComponentChildren } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { Language } from '../../i18n/index.ts'
import type { MailBlock, MailContent } from './content.ts'

/** The sender's name, and the accent of the realm in light and dark. */
type MailLook = { name: string; accentLight: string; accentDark: string }

const FONT = "Figtree,'Segoe UI','Helvetica Neue',Arial,sans-serif"
const CODE_FONT = "ui-monospace,'SF Mono',Consolas,monospace"
const TEXT = 'font-size:17px;line-height:1.5'
const INK = 'color:#1e1b16'
const SOFT = 'color:#544e42'

export function mailPage(content: MailContent, language: Language, look: MailLook): string {
  return `<!doctype html>${renderToString(<Page content={content} language={language} look={look} />)}`
}

function Page({ content, language, look }: { content: MailContent; language: Language; look: MailLook }) {
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{content.subject}</title>
        <style>{styles(look)}</style>
      </head>
      <body class="bg" style={`margin:0;background:#f6f3ec;font-family:${FONT}`}>
        <div style="display:none">{content.preview}</div>
        <Table width="100%">
          <tr>
            <td align="center" style="padding:32px 16px">
              <Table width="600" style="max-width:600px;width:100%">
                <Sender look={look} />
                <tr>
                  <td class="card" style="background:#fffefb;border-radius:28px;padding:40px 44px">
                    <h1
                      class="ink"
                      style={`margin:0 0 12px;font-size:28px;line-height:1.2;letter-spacing:-.4px;${INK}`}
                    >
                      {content.title}
                    </h1>
                    {content.blocks.map((block) => (
                      <Block block={block} look={look} />
                    ))}
                  </td>
                </tr>
                <tr>
                  <td class="soft" style="padding:22px 8px 0;font-size:14px;line-height:1.55;color:#686152">
                    {content.foot.map((line) => (
                      <p style="margin:0 0 4px">{line}</p>
                    ))}
                  </td>
                </tr>
              </Table>
            </td>
          </tr>
        </Table>
      </body>
    </html>
  )
}

/** No quotes, ampersands or angle brackets in here: they would be escaped, and styles are not unescaped. */
const styles = ({ accentDark }: MailLook) =>
  `@media (max-width:520px){.card{padding:28px 22px!important}.facts td{display:block!important;padding:0!important;word-break:break-word}.facts td+td{padding-bottom:8px!important}}` +
  `@media (prefers-color-scheme:dark){.bg{background:#13120f!important}.card{background:#1c1b17!important}.ink{color:#f4f0e6!important}` +
  `.soft{color:#c6bfb0!important}.box{background:#272520!important}.cta{background:${accentDark}!important;color:#0f1a1c!important}}`

function Table({ children, ...rest }: { width?: string; class?: string; style?: string; children: ComponentChildren }) {
  return (
    <table role="presentation" cellPadding="0" cellSpacing="0" {...rest}>
      {children}
    </table>
  )
}

function Sender({ look }: { look: MailLook }) {
  const sign = 'border-radius:10px;color:#ffffff;font-weight:700;font-size:17px'
  return (
    <tr>
      <td style="padding:0 8px 18px">
        <Table>
          <tr>
            <td class="cta" width="34" height="34" align="center" style={`${sign};background:${look.accentLight}`}>
              {look.name.slice(0, 1)}
            </td>
            <td class="ink" style={`padding-left:11px;font-size:18px;font-weight:700;${INK}`}>
              {look.name}
            </td>
          </tr>
        </Table>
      </td>
    </tr>
  )
}

function Block({ block, look }: { block: MailBlock; look: MailLook }) {
  switch (block.kind) {
    case 'text':
      return (
        <p class={block.strong ? 'ink' : 'soft'} style={`margin:0 0 16px;${TEXT};${block.strong ? INK : SOFT}`}>
          {block.strong && <b>{block.strong} </b>}
          {block.text}
        </p>
      )
    case 'facts':
      return <Facts facts={block.facts} />
    case 'button':
      return <Button label={block.label} link={block.link} look={look} />
    case 'code':
      return (
        <p class="ink" style={`margin:0 0 20px;${TEXT};${INK}`}>
          {block.label}:<br />
          <b style={`font-family:${CODE_FONT};font-size:17px;overflow-wrap:anywhere`}>{block.code}</b>
        </p>
      )
    case 'quote':
      return (
        <div class="ink" style={`margin:0 0 20px;${TEXT};${INK}`}>
          {block.label}:
          <blockquote style="margin:8px 0 0;padding:2px 0 2px 16px;border-left:3px solid #c9c1ae;white-space:pre-line;overflow-wrap:anywhere">
            {block.words}
          </blockquote>
        </div>
      )
  }
}

function Facts({ facts }: { facts: readonly { label: string; value: string }[] }) {
  return (
    <Table width="100%" class="box" style="background:#f6f3ec;border-radius:18px;margin:8px 0 24px">
      <tr>
        <td style="padding:18px 22px">
          <Table class="facts" style="font-size:16px;line-height:1.5">
            {facts.map(({ label, value }) => (
              <tr>
                <td class="soft" valign="top" style="padding:3px 24px 3px 0;color:#686152">
                  {label}
                </td>
                <td class="ink" style={`padding:3px 0;font-weight:600;${INK}`}>
                  {value}
                </td>
              </tr>
            ))}
          </Table>
        </td>
      </tr>
    </Table>
  )
}

function Button({ label, link, look }: { label: string; link: string; look: MailLook }) {
  const shape = 'display:inline-block;padding:16px 26px;font-size:17px;font-weight:700;text-decoration:none'
  const ground = `border-radius:13px;background:${look.accentLight}`
  return (
    <Table style="margin:4px 0 24px">
      <tr>
        <td class="cta" style={ground}>
          <a class="cta" href={link} style={`${shape};color:#ffffff;${ground}`}>
            {label}
          </a>
        </td>
      </tr>
    </Table>
  )
}
