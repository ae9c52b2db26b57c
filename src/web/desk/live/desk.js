// Keeps a part of the page up to date. Without it the page is read anew by reloading.
const part = document.querySelector('[data-live]')
const PAUSE_MILLISECONDS = 1500

if (part) {
  const stream = new EventSource(part.dataset.live)
  let latest
  let timer
  let movedAt = 0

  // Rows must not move away under a hand that is about to press.
  const moved = () => {
    movedAt = performance.now()
  }
  for (const kind of ['pointermove', 'pointerdown', 'keydown']) part.addEventListener(kind, moved)

  const show = () => {
    const pause = movedAt + PAUSE_MILLISECONDS - performance.now()
    clearTimeout(timer)
    if (movedAt > 0 && pause > 0) {
      timer = setTimeout(show, pause)
      return
    }
    const focused = part.contains(document.activeElement) ? document.activeElement.id : ''
    part.innerHTML = latest
    if (focused) document.getElementById(focused)?.focus()
    const news = part.querySelector('[data-news]')?.textContent ?? ''
    const status = document.querySelector('[data-status]')
    if (status && status.textContent !== news) status.textContent = news
  }

  stream.addEventListener('changed', event => {
    latest = event.data
    show()
  })
  stream.addEventListener('ended', () => {
    stream.close()
    location.reload()
  })
  // The browser tries again by itself, except where it was sent elsewhere: then the session is over.
  stream.addEventListener('error', () => {
    if (stream.readyState === EventSource.CLOSED) setTimeout(() => location.reload(), 2000)
  })
}
