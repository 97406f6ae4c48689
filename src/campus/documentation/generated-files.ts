/** The documents that are made from the code; `npm run generate` writes them, `npm run check` compares. */
import { configurationPage } from './configuration-page.ts'
import { jsonSchemaText } from './json-schema-file.ts'

/** Paths are from the root of the project. */
export const generatedFiles = (): { path: string; text: string }[] => [
  { path: 'docs/campus.schema.json', text: jsonSchemaText() },
  { path: 'docs/configuration.md', text: configurationPage() },
]
