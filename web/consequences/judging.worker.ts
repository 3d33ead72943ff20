import '../zod-without-eval'
import { judging } from './judging'
import type { Asked, Told } from './questions'

// What judges thousands of people has a thread of its own, so that no keystroke waits for it.
const answer = judging()

self.addEventListener('message', ({ data }: MessageEvent<Asked[]>) => self.postMessage(data.map(answered), {}))

function answered(question: Asked): Told {
  try {
    return { told: answer(question) }
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) }
  }
}
