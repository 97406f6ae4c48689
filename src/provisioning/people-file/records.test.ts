import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import fc from 'fast-check'
import type { ImportFault } from './fault.ts'
import { readRecords } from './records.ts'

async function read(file: string | Buffer, chunk = 7) {
  const bytes = Buffer.from(file)
  const chunks = Array.from({ length: Math.ceil(bytes.length / chunk) }, (_, i) =>
    bytes.subarray(i * chunk, (i + 1) * chunk),
  )
  const faults: ImportFault[] = []
  const records: [number, ...string[]][] = []
  for await (const page of readRecords(Readable.from(chunks), (fault) => faults.push(fault)))
    records.push(...page.map(({ line, fields }): [number, ...string[]] => [line, ...fields]))
  return { records, faults: faults.map(({ line, key }) => [line, key]), all: faults }
}

test('a byte order mark is passed over', async () => {
  assert.deepEqual(await read('\ufeffa,b\n1,2\n').then(({ records }) => records), [
    [1, 'a', 'b'],
    [2, '1', '2'],
  ])
})

test('lines may end in CR LF, LF or CR', async () => {
  for (const end of ['\r\n', '\n', '\r']) {
    const { records, faults } = await read(['a,b', '1,2', '3,4'].join(end))
    assert.deepEqual(
      [records, faults],
      [
        [
          [1, 'a', 'b'],
          [2, '1', '2'],
          [3, '3', '4'],
        ],
        [],
      ],
    )
  }
})

test('a record begins in its physical line, whatever line ends and empty lines came before', async () => {
  const { records } = await read('a,b\r\n1,"x\r\ny\nz"\r\n\r\n2,"say ""hi"", twice"\r\n')
  assert.deepEqual(records, [
    [1, 'a', 'b'],
    [2, '1', 'x\r\ny\nz'],
    [6, '2', 'say "hi", twice'],
  ])
})

test('a quote that is never closed is told at the line where its record begins', async () => {
  assert.deepEqual((await read('a,b\n7,8\n1,"xy\n2,3\n')).faults, [[3, 'quote-not-closed']])
  const endless = await read(`${'7,8\n'.repeat(1_200)}1,"${'xy\n'.repeat(100_000)}`, 4_096)
  assert.deepEqual([endless.faults, endless.records.length], [[[1_201, 'quote-not-closed']], 1_200])
})

test('quotes in the wrong place are told, and nothing behind them is guessed at', async () => {
  assert.deepEqual(await read('a,b\n1,"x"y\n2,3\n'), {
    records: [[1, 'a', 'b']],
    faults: [[2, 'quote-followed']],
    all: [{ line: 2, key: 'quote-followed', values: {} }],
  })
  assert.deepEqual((await read('a,b\n7,8\n1,x"y\n2,3\n')).faults, [[3, 'quote-inside']])
})

test('UTF-16 is told once, with and without its mark', async () => {
  for (const text of ['\ufeffa,b\n1,2\n', 'a,b\n1,2\n'])
    assert.deepEqual(await read(Buffer.from(text, 'utf16le')), {
      ...{ records: [], faults: [[1, 'utf-16']] },
      all: [{ line: 1, key: 'utf-16', values: {} }],
    })
})

test('a line in another encoding is told with the byte and what stands before it', async () => {
  for (const chunk of [1, 5, 4_096]) {
    const { all } = await read(Buffer.from('a,b\r\nAndré,2\r\nx,y\r\nZoë,1', 'latin1'), chunk)
    assert.deepEqual(all, [
      { line: 2, key: 'not-utf-8', values: { bytes: 'byte E9 after “Andr”' } },
      { line: 4, key: 'not-utf-8', values: { bytes: 'byte EB after “Zo”' } },
    ])
  }
})

test('letters of several bytes may be cut anywhere', async () => {
  for (const chunk of [1, 2, 3]) assert.deepEqual((await read('naam\nZoë 𝒜ée\n', chunk)).faults, [])
})

test('no file, however made, is a crash', async () => {
  const sign = fc.constantFrom('a', ',', '"', '\n', '\r', '\u0000', 'é', ' ', ';')
  await fc.assert(
    fc.asyncProperty(fc.array(sign, { maxLength: 60 }), fc.integer({ min: 1, max: 9 }), async (signs, chunk) => {
      const text = signs.join('')
      const { records } = await read(text, chunk)
      const lines = text.split(/\r\n|\n|\r/).length
      assert.ok(records.every(([line]) => line >= 1 && line <= lines))
    }),
    { numRuns: 300 },
  )
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 80 }), async (bytes) => void (await read(Buffer.from(bytes)))),
  )
})
