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

// Lets a person be moved in the map of a network, or dropped on another to be joined. Without it the map stands still
// and people are joined by a form.
const map = document.querySelector('[data-network]')
const DRAG_PIXELS = 6
const STEP = 20

if (map) {
  for (const hint of document.querySelectorAll('[data-with-script]')) hint.hidden = false
  const svg = map.querySelector('svg')
  svg.dataset.movable = ''
  // The map may be wider than the window: it begins where the case does.
  // Not scrolled into view, for then the first Tab would land in the middle of the map.
  const exposed = svg.querySelector('[data-exposed]')?.getBoundingClientRect()
  const frame = map.getBoundingClientRect()
  if (exposed) {
    map.scrollLeft = exposed.left + exposed.width / 2 - frame.left - frame.width / 2
    map.scrollTop = exposed.bottom - frame.top > frame.height ? exposed.top - frame.top : 0
  }
  const placeOf = person => {
    const { e, f } = person.transform.baseVal.consolidate().matrix
    return { x: e, y: f }
  }
  const put = (person, { x, y }) =>
    person.setAttribute('transform', `translate(${Math.max(0, Math.round(x))} ${Math.max(0, Math.round(y))})`)
  const keep = async person => {
    const { x, y } = placeOf(person)
    const act = map.dataset.act
    const body = new URLSearchParams({ act, person: person.dataset.person, x, y })
    await fetch(`${map.dataset.network}/positions`, { method: 'POST', body })
    location.reload()
  }
  const below = (person, event) =>
    document
      .elementsFromPoint(event.clientX, event.clientY)
      .map(element => element.closest('[data-person]'))
      .find(other => other && other !== person)

  let held
  svg.addEventListener('pointerdown', event => {
    const person = event.target.closest('[data-person]')
    if (!person || event.button !== 0) return
    held = { person, from: placeOf(person), x: event.clientX, y: event.clientY, moved: false }
  })
  svg.addEventListener('dragstart', event => event.preventDefault())
  addEventListener('pointermove', event => {
    if (!held) return
    const [dx, dy] = [event.clientX - held.x, event.clientY - held.y]
    if (Math.hypot(dx, dy) < DRAG_PIXELS && !held.moved) return
    held.moved = true
    put(held.person, { x: held.from.x + dx, y: held.from.y + dy })
  })
  addEventListener('pointerup', event => {
    if (!held?.moved) return (held = undefined)
    const { person } = held
    const other = below(person, event)
    addEventListener('click', click => click.preventDefault(), { capture: true, once: true })
    if (other) {
      location.assign(
        `${map.dataset.network}/ties/new?from=${person.dataset.person}&to=${other.dataset.person}`,
      )
    } else void keep(person)
    held = undefined
  })
  addEventListener('pointercancel', () => {
    if (held) put(held.person, held.from)
    held = undefined
  })

  const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }
  let stepped
  svg.addEventListener('keydown', event => {
    const person = event.target.closest('[data-person]')
    const arrow = event.altKey && arrows[event.key]
    if (!person || !arrow) return
    event.preventDefault()
    const { x, y } = placeOf(person)
    put(person, { x: x + arrow[0] * STEP, y: y + arrow[1] * STEP })
    stepped = person
  })
  addEventListener('keyup', event => {
    if (event.key !== 'Alt' || !stepped) return
    void keep(stepped)
    stepped = undefined
  })
}
