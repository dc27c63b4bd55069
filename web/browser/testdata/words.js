(() => {
  const squeeze = (s) => (s || '').replace(/\s+/g, ' ').trim()
  const seen = (el) => el.checkVisibility({ visibilityProperty: true }) && el.getClientRects().length > 0
  const named = (el) => squeeze(el.getAttribute('aria-label') || (el.getAttribute('aria-labelledby') || '').split(/\s+/).filter(Boolean)
    .map((id) => document.getElementById(id)?.textContent).join(' ') || (el instanceof HTMLInputElement ? el.value : el.textContent))
  const shown = (el) => squeeze(el.innerText ?? el.textContent)

  // within is the smallest row, list item, section, fieldset or form that shows the words, or the page.
  function within(words) {
    if (!words) return document
    const parts = [...document.querySelectorAll('tr, li, table, section, fieldset, form, article, details, figure')].filter((el) => seen(el) && squeeze(el.textContent).includes(words))
    return parts.reduce((least, el) => (!least || least.contains(el) ? el : least), null)
  }
  function split(text) {
    const at = text.indexOf(' > ')
    return at < 0 ? ['', text] : [text.slice(0, at), text.slice(at + 3)]
  }

  // best keeps the things whose name is the words, or begins with them, or holds them: the first of the three that there are.
  function best(things, words, name) {
    for (const fits of [(n) => n === words, (n) => n.startsWith(words), (n) => n.includes(words)]) {
      const found = things.filter((el) => name(el).some(fits))
      if (found.length) return found
    }
    return []
  }

  function labels(el) {
    const own = [...(el.labels || [])].map((l) => squeeze(l.textContent))
    return own.length ? own : [named(el)]
  }
  function field(text, kinds) {
    const [region, words] = split(text)
    const where = within(region)
    if (!where) return { Problem: 'no part of the page shows "' + region + '"' }
    const found = best([...where.querySelectorAll(kinds)].filter((el) => seen(el) || el.type === 'file'), words, labels)
    if (!found.length) return { Problem: 'no field has that label; the labels are: ' + [...document.querySelectorAll('label')].map(shown).join(' | ') }
    if (found.length > 1) return { Problem: found.length + ' fields have that label: ' + found.map((el) => labels(el).join()).join(' | ') }
    return { el: found[0] }
  }

  // touches says whether a click where top lies reaches el. The middle of a drawn band may lie beside it, on the picture.
  const touches = (el, top) => el.contains(top) || [...(el.labels || [])].some((l) => l.contains(top)) || (el instanceof SVGElement && Boolean(el.ownerSVGElement?.contains(top) || top.contains(el)))

  const leaves = (el) => {
    const link = el.closest('a[href]')
    if (link) {
      const to = new URL(link.getAttribute('href'), document.baseURI)
      const here = to.href.split('#')[0] === location.href.split('#')[0] && to.hash !== ''
      return !here && !link.hasAttribute('download')
    }
    return (el.type === 'submit' || el.type === 'image') && !!el.form
  }

  return {
    text: () => (document.readyState === 'complete' ? squeeze(document.body.innerText) : ''),
    links: () => [...new Set([...document.querySelectorAll('a[href]')].map((a) => new URL(a.getAttribute('href'), document.baseURI))
      .filter((u) => u.origin === location.origin).map((u) => u.pathname + u.search))],

    clickable(text) {
      const [region, words] = split(text)
      const where = within(region)
      if (!where) return { Problem: 'no part of the page shows "' + region + '"' }
      const all = [...where.querySelectorAll('a[href], button, summary, input[type=submit], label')].filter(seen)
      const found = best(all, words, (el) => [shown(el), named(el)])
      if (!found.length) return { Problem: 'nothing to click has those words; there is: ' + all.map(named).join(' | ').slice(0, 2000) }
      if (found.length > 1 && new Set(found.map((el) => el.href || named(el) + el.outerHTML)).size > 1) return { Problem: found.length + ' things have those words: ' + found.map(named).join(' | ') }
      const el = found[0]
      el.scrollIntoView({ block: 'center', behavior: 'instant' })
      const box = el.getClientRects()[0]
      const x = box.left + box.width / 2, y = box.top + box.height / 2
      const top = document.elementFromPoint(x, y)
      if (!top || !(touches(el, top) || top === el.control)) return { Problem: 'something else lies over it: ' + (top ? top.outerHTML.slice(0, 200) : 'nothing') }
      return { X: x, Y: y, Leaves: leaves(el) }
    },
    focusField(text) {
      const { el, Problem } = field(text, 'input:not([type=hidden]):not([type=file]):not([type=radio]):not([type=checkbox]), textarea')
      if (!el) return { Problem }
      el.focus()
      if (el.value !== '') {
        el.select()
        document.execCommand('delete')
      }
      return { ID: el.id }
    },
    choose(text, option) {
      const { el, Problem } = field(text, 'select')
      if (!el) return { Problem }
      const found = best([...el.options], option, (o) => [squeeze(o.textContent)])
      if (found.length !== 1) return { Problem: found.length + ' options have those words, of: ' + [...el.options].map((o) => squeeze(o.textContent)).join(' | ') }
      el.focus()
      el.value = found[0].value
      el.dispatchEvent(new Event('input', { bubbles: true }))
      el.dispatchEvent(new Event('change', { bubbles: true }))
      return {}
    },
    fieldNamed(text) {
      const { el, Problem } = field(text, 'input:not([type=hidden]), textarea, select')
      return el ? { ID: el.id } : { Problem }
    },
    fileField(text) {
      const { el, Problem } = field(text, 'input[type=file]')
      return el ? { ID: el.id } : { Problem }
    },

    stops: () => document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]').length,
    focusIsOn(words) {
      const el = document.activeElement
      return Boolean(el && el !== document.body) && [...labels(el), shown(el), named(el)].some((n) => n === words || n.endsWith(words))
    },

    // What an inspection asks.
    parts: () => [...new Set([...document.querySelectorAll('body *:not(svg *)')].map((el) => el.tagName + '.' + (el.getAttribute('class') || '') + (el.getAttribute('role') || '')))].sort().join(' '),
    openAll: () => { document.querySelectorAll('details').forEach((d) => { d.open = true }) },
    outline: () => ({
      Title: document.title, Lang: document.documentElement.lang,
      Mains: document.querySelectorAll('main, [role=main]').length,
      Headings: [...document.querySelectorAll('h1')].filter(seen).map(shown),
    }),
    overflow() {
      const wide = document.documentElement.clientWidth
      const out = document.scrollingElement.scrollWidth
      if (out <= wide) return []
      return ['the page is ' + out + ' px wide'].concat([...document.querySelectorAll('body *')].filter((el) => seen(el) && el.getBoundingClientRect().right > wide + 1 && !el.closest('.gt-scroll, .gt-chart__box, svg'))
        .slice(0, 5).map((el) => el.outerHTML.slice(0, 160)))
    },
    onPaper: () => [...document.querySelectorAll('form, nav, button:not(.gt-sort), input, select, textarea, summary')].filter(seen).map((el) => el.outerHTML.slice(0, 120)),

    // The walk with the tab key: begin notes what there is to reach and how it looks, step says where the focus is now.
    walkBegin() {
      const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')].filter((el) => el.tabIndex >= 0 && !el.disabled && el.type !== 'hidden' && seen(el))
      const groups = new Set()
      const stops = all.filter((el) => {
        if (el.type !== 'radio') return true
        const group = [...document.querySelectorAll('input[type=radio]')].filter((r) => r.name === el.name && r.form === el.form)
        const key = group.indexOf(el) + el.name
        const checked = group.find((r) => r.checked)
        if (checked) return el === checked
        if (groups.has(el.name)) return false
        groups.add(el.name)
        return Boolean(key)
      })
      const look = (el) => {
        const parts = [[el], [el, '::before'], [el, '::after'], ...[...(el.labels || [])].flatMap((l) => [[l], [l, '::before'], [l, '::after']]), ...[...el.children].slice(0, 2).map((c) => [c])]
        return parts.map(([e, pseudo]) => {
          const s = getComputedStyle(e, pseudo)
          return [s.outlineStyle === 'none' ? '' : s.outlineWidth + s.outlineColor, s.boxShadow, s.backgroundColor, s.borderColor, s.borderWidth, s.fill, s.stroke, s.textDecorationLine].join()
        }).join(';')
      }
      document.activeElement?.blur()
      window.gtWalk = { stops, look, before: stops.map(look), reached: new Set() }
      document.body.tabIndex = -1
      document.body.focus()
      document.body.removeAttribute('tabindex')
      window.scrollTo(0, 0)
      return stops.length
    },
    walkStep() {
      const { stops, look, before, reached } = window.gtWalk
      const el = document.activeElement
      if (!el || el === document.body) return { End: true }
      const i = stops.indexOf(el)
      if (i < 0) return { At: -1, Was: el.outerHTML.slice(0, 120) }
      const again = reached.has(i)
      reached.add(i)
      const box = el.getClientRects()[0]
      const middle = (from, to, end) => (Math.max(from, 0) + Math.min(to, end)) / 2 // of what is on the screen
      const top = box && document.elementFromPoint(middle(box.left, box.right, innerWidth), middle(box.top, box.bottom, innerHeight))
      return {
        At: i, Again: again, Was: el.outerHTML.slice(0, 160),
        Unseen: look(el) === before[i],
        Covered: !box || box.width < 2 || !top || !touches(el, top),
      }
    },
    walkMissed: () => window.gtWalk.stops.filter((el, i) => !window.gtWalk.reached.has(i)).map((el) => el.outerHTML.slice(0, 160)),
  }
})()
