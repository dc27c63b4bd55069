// What Goldthread's pages do beyond forms and links. Nothing here is needed: without it a form is sent, a table is in its
// first order, and the state of an upload is a page to look at again.
//
//   <form data-draft="/url">         saved as it is typed, by POST to the url; says "Saved 14:32" in its .gt-saved
//   <div data-progress="/url">       state of an upload: JSON {said, done, of, finished, next}, asked once a second
//   <form data-upload="words">       says the words in its .gt-saved when it is sent
//   <table data-sortable>            th[data-sort=text|number|day] become buttons; a td may carry data-value
//
// Load as a module, beside govuk-frontend.min.js, which starts itself.

const pause = 1500 // milliseconds of quiet before a draft is saved
const lookAgain = 1000 // milliseconds between two looks at an upload

document.querySelectorAll('form[data-draft]').forEach(keepDraft)
document.querySelectorAll('form[data-upload]').forEach(sayUpload)
document.querySelectorAll('[data-progress]').forEach(followUpload)
document.querySelectorAll('table[data-sortable]').forEach(makeSortable)

// live finds the part that speaks for an element, or makes one: politely, so that nobody is interrupted.
function live(parent) {
  let said = parent.querySelector('.gt-saved')
  if (!said) {
    said = document.createElement('p')
    said.className = 'gt-saved'
    parent.append(said)
  }
  said.setAttribute('role', 'status')
  return said
}

function keepDraft(form) {
  const said = live(form)
  let timer = 0
  let sending = false
  let sent = typed(form)
  const late = new AbortController() // what is still on its way when the form is sent

  async function save() {
    clearTimeout(timer)
    const text = typed(form)
    if (late.signal.aborted || sending || text === sent) return
    sending = true
    try {
      const answer = await fetch(form.dataset.draft, { method: 'POST', body: new URLSearchParams(text), keepalive: text.length < 60000, redirect: 'error', signal: late.signal })
      if (answer.ok) {
        sent = text
        said.textContent = 'Saved ' + clock(new Date())
      } else {
        said.textContent = answer.status === 401 || answer.status === 403
          ? 'Not saved: you are no longer signed in. Copy your words before you leave this page, then sign in again.'
          : 'Not saved. Your words are still here; the next change tries again.'
      }
    } catch {
      if (late.signal.aborted) return
      said.textContent = 'Not saved: no answer. Your words are still here; the next change tries again.'
    }
    sending = false
    if (!late.signal.aborted && typed(form) !== text) wait()
  }
  function wait() {
    clearTimeout(timer)
    timer = setTimeout(save, pause)
  }
  form.addEventListener('input', wait)
  form.addEventListener('change', wait)
  document.addEventListener('visibilitychange', () => { if (document.hidden) save() })
  form.addEventListener('submit', () => { late.abort(); clearTimeout(timer) })
}

// typed is what a form holds, without files and passwords.
function typed(form) {
  const fields = new URLSearchParams()
  for (const [name, value] of new FormData(form)) {
    const field = form.elements[name]
    if (typeof value === 'string' && !(field && field.type === 'password')) fields.append(name, value)
  }
  return fields.toString()
}

function clock(t) {
  return String(t.getHours()).padStart(2, '0') + ':' + String(t.getMinutes()).padStart(2, '0')
}

function sayUpload(form) {
  const said = live(form)
  form.addEventListener('submit', () => { said.textContent = form.dataset.upload || 'Sending. Stay on this page.' })
}

async function followUpload(part) {
  const said = live(part)
  const bar = part.querySelector('progress')
  let misses = 0
  for (;;) {
    try {
      const answer = await fetch(part.dataset.progress, { headers: { Accept: 'application/json' }, redirect: 'error' })
      if (!answer.ok) throw new Error(String(answer.status))
      const state = await answer.json()
      misses = 0
      if (said.textContent !== state.said) said.textContent = state.said
      if (bar && state.of > 0) {
        bar.max = state.of
        bar.value = state.done
      }
      if (state.finished) {
        const next = new URL(state.next || location.href, location.href)
        if (next.origin === location.origin) location.replace(next)
        return
      }
    } catch {
      if (++misses === 5) {
        said.textContent = 'No answer for a while. The delivery goes on without this page: load it again to see how far it is.'
        return
      }
    }
    await new Promise((again) => setTimeout(again, lookAgain))
  }
}

function makeSortable(table) {
  const body = table.tBodies[0]
  if (!body || !table.tHead) return
  const heads = [...table.tHead.rows[table.tHead.rows.length - 1].cells]
  const said = document.createElement('span')
  said.className = 'govuk-visually-hidden'
  said.setAttribute('role', 'status')
  table.after(said)
  heads.forEach((head, column) => {
    if (!head.dataset.sort) return
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'gt-sort'
    button.append(...head.childNodes)
    head.append(button)
    if (!head.hasAttribute('aria-sort')) head.setAttribute('aria-sort', 'none')
    button.addEventListener('click', () => {
      const up = head.getAttribute('aria-sort') !== 'ascending'
      heads.forEach((h) => { if (h.dataset.sort) h.setAttribute('aria-sort', 'none') })
      head.setAttribute('aria-sort', up ? 'ascending' : 'descending')
      sortRows(body, column, head.dataset.sort, up)
      said.textContent = 'Sorted by ' + button.textContent.trim() + (up ? ', smallest first' : ', largest first')
    })
  })
}

// sortRows keeps rows that have nothing to sort by at the end, whichever way.
function sortRows(body, column, kind, up) {
  const rows = [...body.rows].map((row) => ({ row, key: sortKey(row.cells[column], kind) }))
  const way = up ? 1 : -1
  rows.sort((a, b) => {
    if (a.key === null || b.key === null) return (a.key === null) - (b.key === null)
    return way * (typeof a.key === 'number' ? a.key - b.key : a.key.localeCompare(b.key, 'en-GB', { numeric: true }))
  })
  body.append(...rows.map((r) => r.row))
}

// sortKey reads a cell: a number without its commas and percent sign, a day as "31 March 2025" or 2025-03-31, else its words.
function sortKey(cell, kind) {
  const text = cell ? (cell.dataset.value ?? cell.textContent).trim() : ''
  if (text === '') return null
  if (kind === 'text') return text
  const n = kind === 'day' ? Date.parse(text) : parseFloat(text.replaceAll(',', ''))
  return Number.isNaN(n) ? null : n
}
