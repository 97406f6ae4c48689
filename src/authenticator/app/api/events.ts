/** Reads server-sent events (HTML §9.2.6) as they come in, cut anywhere. Only their data matter here. */
export function eventReader(heard: (data: string) => void): (piece: string) => void {
  let rest = ''
  let data: string[] = []
  const line = (text: string) => {
    if (text === '') {
      if (data.length > 0) heard(data.join('\n'))
      data = []
    } else if (text.startsWith('data:')) data.push(text.slice(5).replace(/^ /, ''))
  }
  return (piece) => {
    const lines = (rest + piece).split(/\r\n|\n|\r(?!$)/)
    rest = lines.pop() ?? ''
    for (const text of lines) line(text)
  }
}
