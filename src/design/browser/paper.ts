/** Prints the page that is shown. */
export function printPage(button: HTMLElement): void {
  button.hidden = false
  button.addEventListener('click', () => print())
}

/** Saves a text as a file that is made here: what it says goes over no network, and stays in no address. */
export function saveText(button: HTMLElement): void {
  const { text = '', file = '' } = button.dataset
  button.hidden = false
  button.addEventListener('click', () => {
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }))
    link.download = file
    link.click()
    // Not at once: some browsers read it after this.
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
  })
}
