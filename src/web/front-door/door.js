// Every page works without this. With it, a step replaces the page in place, and leaving covers it at once.
;(() => {
  const root = document.documentElement
  const find = selector => document.querySelector(selector)
  let left = ''
  let sending = false
  let shifts = []

  function leave() {
    left ||= find('.way-out a').dataset.to
    const step = find('[name=sealed]')
    document.body.textContent = ''
    if (step) {
      const body = new URLSearchParams({ go: 'leave', sealed: step.value })
      fetch('/', { method: 'POST', keepalive: true, credentials: 'omit', body }).catch(() => {})
    }
    goOut()
  }

  // On somebody else's page, in a frame, that page is what is in sight and in the history.
  function goOut() {
    try {
      top.location.replace(left)
    } catch {
      location.replace(left)
    }
  }

  async function send(form, button) {
    sending = true
    const fields = new FormData(form)
    if (button?.name) fields.append(button.name, button.value)
    const files = form.enctype === 'multipart/form-data'
    const body = files ? fields : new URLSearchParams(fields)
    if (files) find('.sending').hidden = false
    try {
      const answer = await fetch('/', { method: 'POST', credentials: 'omit', cache: 'no-store', body })
      // A page that failed would take the place of what was typed.
      if (!answer.ok) throw answer
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
      if (left) return
      root.lang = page.documentElement.lang
      root.dir = page.documentElement.dir
      document.body.replaceWith(page.body)
      scrollTo(0, 0)
      find('[autofocus]')?.focus()
    } catch {
      const offline = find('.offline')
      if (offline) offline.hidden = false
      if (files) find('.sending').hidden = true
    } finally {
      sending = false
    }
  }

  root.className = 'live'
  addEventListener('submit', event => {
    event.preventDefault()
    if (!sending) void send(event.target, event.submitter)
  })
  addEventListener('click', event => {
    if (!event.target.closest('.way-out a')) return
    event.preventDefault()
    leave()
  })
  addEventListener('keydown', event => {
    if (event.repeat) return
    shifts = event.key === 'Shift' ? [...shifts, event.timeStamp].slice(-3) : []
    if (shifts.length === 3 && shifts[2] - shifts[0] < 2000) leave()
  })
  addEventListener('pageshow', event => {
    if (event.persisted && left) goOut()
  })
})()
