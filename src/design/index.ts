export { type AssetFile, type AssetPaths, type Assets, openAssets, stylesheetWith } from './assets.ts'
export {
  type Act,
  ActButton,
  AppLink,
  Button,
  ButtonLink,
  CopyButton,
  PrintButton,
  SaveButton,
} from './components/button.tsx'
export { type ChartLine, LineChart, MOST_LINES } from './components/chart.tsx'
export { Card, type Column, More, Nudge, RealmGroup, Section, Table } from './components/containers.tsx'
export {
  Check,
  CodeField,
  Field,
  type FieldProps,
  fieldId,
  PasswordField,
  Radios,
  SearchField,
  Select,
  TextArea,
} from './components/field.tsx'
export { ErrorSummary, Form, isRefusalKey, Refusal, type RefusalKey } from './components/form.tsx'
export { HumanCheck, HumanWait } from './components/human-check.tsx'
export { Icon } from './components/icon.tsx'
export type { IconName } from './components/icon-names.ts'
export {
  Facts,
  type Help,
  Helps,
  List,
  NothingFound,
  type Row,
  type Rule,
  Rules,
  Star,
  type StepItem,
  Steps,
  type Tile,
  Tiles,
} from './components/lists.tsx'
export {
  AccountChip,
  AppSign,
  type Brand,
  Face,
  type Hue,
  hues,
  ProductMark,
  RealmMark,
  RealmSign,
} from './components/marks.tsx'
export { Emphasis, Empty, Live, Note, Progress, Tag, Toast, type Tone } from './components/notes.tsx'
export { MatchNumber, Qr, type QrModules, qrModules, Ring, TimeLeft } from './components/time.tsx'
export { renderPage } from './frames/document.tsx'
export { DoorPage, type DoorPageProps, type Step } from './frames/door-page.tsx'
export type { HouseSection, PageFrame } from './frames/frame.ts'
export { type FrameDeps, frameOf, languageOfRequest, rememberLanguage } from './frames/frame-of.ts'
export { HousePage, type HousePageProps } from './frames/house-page.tsx'
export { sendPage } from './frames/send-page.ts'
export { Gallery } from './gallery/gallery.tsx'
