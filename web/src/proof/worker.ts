// Solves beside the page, which stays quick meanwhile.
import { solve, type Challenge } from './solve'

addEventListener('message', (event: MessageEvent<Challenge>) => {
  try {
    postMessage(solve(event.data))
  } catch {
    postMessage('')
  }
})
