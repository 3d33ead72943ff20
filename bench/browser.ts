import { chromium, type Browser, type Page } from '@playwright/test'
import { findChromium } from '../e2e/browser.mjs'
import { median } from './figure'

export async function openBrowser(): Promise<Browser> {
  const executablePath: string | undefined = findChromium()?.executablePath
  return chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: [
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

/** A page that notes, for every key, the time from the key event until the frame it led to was handed to the screen. */
export async function timedPage(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  await page.addInitScript(() => {
    const painted = (from: number, into: number[]) =>
      requestAnimationFrame(() => {
        const channel = new MessageChannel()
        channel.port1.addEventListener('message', () => into.push(performance.now() - from))
        channel.port1.start()
        channel.port2.postMessage(0)
      })
    const keys: number[] = []
    Object.assign(window, { benchKeys: keys, benchPainted: painted })
    addEventListener('keydown', (event) => painted(event.timeStamp, keys), true)
  })
  await page.goto(url)
  return page
}

/** Types the text into what has the focus, and answers the times of its keys in milliseconds. */
export async function typeTimed(page: Page, text: string): Promise<number[]> {
  await page.evaluate(() => void ((window as unknown as { benchKeys: number[] }).benchKeys.length = 0))
  for (const [index, key] of text.split('').entries()) {
    await page.keyboard.press(key)
    // At moments spread over a frame: always just before or always just after it, even a bare input takes 3 ms or 18.
    const pause = 30 + ((index * 7) % 17)
    await page.evaluate((ms) => new Promise((done) => requestAnimationFrame(() => setTimeout(done, ms))), pause)
  }
  return page.evaluate(() => [...(window as unknown as { benchKeys: number[] }).benchKeys])
}

/** Milliseconds from a click on the element until `selector` is on the screen; the click is made inside the page. */
export async function clickUntil(page: Page, clicked: string, selector: string): Promise<number> {
  return page.evaluate(
    ([from, until]) =>
      new Promise<number>((resolve, reject) => {
        const element = document.querySelector<HTMLElement>(from)
        if (!element) return reject(new Error(`nothing at ${from}`))
        const began = performance.now()
        const look = () => {
          if (!document.querySelector(until)) {
            requestAnimationFrame(look)
            return
          }
          const channel = new MessageChannel()
          channel.port1.addEventListener('message', () => resolve(performance.now() - began))
          channel.port1.start()
          requestAnimationFrame(() => channel.port2.postMessage(0))
        }
        element.click()
        look()
      }),
    [clicked, selector] as const,
  )
}

/** The median over several fresh pages, since the first run of a page pays for compiling it. */
export async function medianOver(times: number, measure: () => Promise<number>): Promise<number> {
  const samples: number[] = []
  for (let time = 0; time < times; time += 1) samples.push(await measure())
  return median(samples)
}
