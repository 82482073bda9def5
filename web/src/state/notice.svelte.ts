/** Short messages that come and go: shown at the foot of the page and read out by screen readers. */
class NoticeState {
  text = $state('')
  urgent = $state(false)
  #timer: ReturnType<typeof setTimeout> | undefined

  /** Shows a message for as long as it takes to read it. */
  say(text: string, options: { urgent?: boolean } = {}): void {
    clearTimeout(this.#timer)
    this.text = text
    this.urgent = options.urgent ?? false
    this.#timer = setTimeout(() => (this.text = ''), 4000 + text.length * 50)
  }
  dismiss(): void {
    clearTimeout(this.#timer)
    this.text = ''
  }
}

export const notice = new NoticeState()
