import type { Answerer, Listeners } from './asking'
import type { Told } from './questions'

/** The thread that judges; its code is loaded when it is first started. */
export function startJudging({ onAnswer, onEnd }: Listeners): Answerer {
  const worker = new Worker(new URL('./judging.worker.ts', import.meta.url), { type: 'module', name: 'judging' })
  worker.addEventListener('message', ({ data }: MessageEvent<Told[]>) => onAnswer(data))
  worker.addEventListener('error', ({ message }) => onEnd(message || 'its code could not be loaded'))
  return { ask: (questions) => worker.postMessage(questions, {}), stop: () => worker.terminate() }
}
