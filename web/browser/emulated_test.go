package browser_test

import (
	"testing"

	"github.com/chromedp/cdproto/emulation"

	"goldthread/access"
)

// feature emulates a setting of the reader's machine, such as forced-colors: active.
func (p *Page) feature(name, value string) {
	p.t.Helper()
	call(p, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: name, Value: value}}})
}

// TestForcedColoursHideNothing looks at the pages as somebody whose machine chooses the colours: each mark of a picture still
// differs from the ground it stands on.
func TestForcedColoursHideNothing(t *testing.T) {
	p := serveTown(t).As(access.Director)
	p.feature("forced-colors", "active")
	for _, path := range []string{"/", "/indicator/icpc-within-15wd", "/journeys"} {
		if p.Open(path); path == "/journeys" && p.Status() != 200 {
			continue // not a director's page
		}
		if !evaluate[bool](p, `matchMedia('(forced-colors: active)').matches`) {
			t.Fatal("the colours are not forced")
		}
		hidden := evaluate[[]string](p, `(() => {
			const ground = getComputedStyle(document.body).backgroundColor;
			const see = e => { const s = getComputedStyle(e); return [s.fill, s.stroke].some(c => c !== 'none' && c !== ground && c !== 'rgba(0, 0, 0, 0)'); };
			return [...document.querySelectorAll('svg :is(path, rect, circle, line, polyline, polygon, text)')]
				.filter(e => e.checkVisibility() && !see(e)).map(e => e.tagName + '.' + e.getAttribute('class')).filter((s, i, all) => all.indexOf(s) === i);
		})()`)
		if len(hidden) > 0 {
			t.Errorf("%s: with forced colours these have the colour of the page: %q", path, hidden)
		}
		if lines := evaluate[int](p, `[...document.querySelectorAll('.gt-nav a')].filter(a => getComputedStyle(a).borderBottomColor !== getComputedStyle(document.body).backgroundColor).length`); lines != 1 {
			t.Errorf("%s: %d parts of the navigation have the line of the part that is open", path, lines)
		}
		p.Screenshot("forced-colours")
	}
	p.Quiet()
}

// TestLessMotionMeansNone looks for anything that would still move where the reader's machine asks for less of it.
func TestLessMotionMeansNone(t *testing.T) {
	p := serveTown(t).As(access.Analyst)
	for _, path := range []string{"/", "/deliveries", "/journeys", "/indicator/icpc-within-15wd"} {
		p.feature("prefers-reduced-motion", "reduce")
		p.Open(path)
		moving := evaluate[[]string](p, `[...document.querySelectorAll('*')].filter(e => { const s = getComputedStyle(e);
			return s.animationName !== 'none' || s.transitionDuration.split(', ').some(d => d !== '0s') && s.transitionProperty !== 'none' || s.scrollBehavior === 'smooth'; })
			.map(e => e.tagName + '.' + e.className).filter((s, i, all) => all.indexOf(s) === i)`)
		if len(moving) > 0 {
			t.Errorf("%s: these still move: %q", path, moving)
		}
	}
}

// TestAnInspectorWhoseTimeIsOverIsToldSo: signed in when the last day passes, and signing in after it.
func TestAnInspectorWhoseTimeIsOverIsToldSo(t *testing.T) {
	tn := serveTown(t)
	inspector, lead := tn.As(access.Inspector), tn.As(access.SystemLead)
	lead.Open("/people/" + tn.person(access.Inspector).Name)
	lead.Fill("Last day", "21 November 2026") // yesterday
	lead.Click("Save")
	lead.See("The account is saved")
	inspector.Open("/")
	inspector.See("Sign-in name")
	inspector.Inspect()
	inspector.Fill("Sign-in name", tn.person(access.Inspector).Name)
	inspector.Fill("Password", tn.person(access.Inspector).Password)
	inspector.Click("Sign in")
	inspector.See("There is a problem", "Your access has ended on the day that was agreed")
	if inspector.Shows("Sign out") {
		t.Error("somebody whose time is over is signed in")
	}
	inspector.Screenshot("expired")
	inspector.Inspect()
}
