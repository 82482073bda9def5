/** What can be done about what a message says. */
export interface NoticeAction {
  label: string
  run: () => void
}

/** Short messages that come and go: shown at the foot of the page and read out by screen readers. */
class NoticeState {
  text = $state('')
  urgent = $state(false)
  action = $state.raw<NoticeAction | undefined>()
  #timer: ReturnType<typeof setTimeout> | undefined

  /** Shows a message for as long as it takes to read it. */
  say(text: string, options: { urgent?: boolean; action?: NoticeAction } = {}): void {
    clearTimeout(this.#timer)
    this.text = text
    this.urgent = options.urgent ?? false
    this.action = options.action
    this.#timer = setTimeout(() => (this.text = ''), 4000 + text.length * 50)
  }
  dismiss(): void {
    clearTimeout(this.#timer)
    this.text = ''
  }
}

export const notice = new NoticeState()
