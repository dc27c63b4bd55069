package browser_test

import (
	"testing"

	"goldthread/access"
)

// TestTheFlowOfJourneysIsReadAsItIsDrawn looks at the picture with the browser's own measures: no words touch, the tab key
// goes from left to right, and what stands first on a phone comes first in the page.
func TestTheFlowOfJourneysIsReadAsItIsDrawn(t *testing.T) {
	p := serveTown(t).As(access.Analyst)
	p.Open("/journeys")
	p.See("Fewer journeys begin with a contact", "Whole paths")
	if touching := evaluate[[]string](p, `(() => {
		const texts = [...document.querySelectorAll('.gt-flow svg text')].map(t => [t.textContent, t.getBBox()]);
		const touch = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y + 3 < b.y + b.height && b.y + 3 < a.y + a.height;
		return texts.flatMap(([s, a], i) => texts.slice(i + 1).filter(([, b]) => touch(a, b)).map(([o]) => s + ' / ' + o));
	})()`); len(touching) > 0 {
		t.Errorf("words of the picture touch: %q", touching)
	}
	if n := evaluate[int](p, `document.querySelectorAll('.gt-flow svg text').length`); n < 15 {
		t.Errorf("the picture has %d words: too few to tell", n)
	}
	if back := evaluate[[]string](p, `(() => {
		const links = [...document.querySelectorAll('.gt-flow svg a')].map(a => [a.getAttribute('aria-label'), a.getBBox().x]);
		return links.slice(1).filter(([, x], i) => x < links[i][1] - 20).map(([s]) => s);
	})()`); len(back) > 0 {
		t.Errorf("the tab key goes back to the left %d times: %q", len(back), back)
	}
	for _, width := range []int{320, 1200} {
		p.Width(width)
		if up := evaluate[[]string](p, `(() => {
			const parts = [...document.querySelectorAll('main :is(h1, h2, form, figcaption, svg, table, summary)')].filter(e => e.checkVisibility());
			const top = e => e.getBoundingClientRect().top;
			return parts.slice(1).filter((e, i) => top(e) < top(parts[i]) - 1).map(e => e.textContent.slice(0, 40));
		})()`); len(up) > 0 {
			t.Errorf("at %d px these stand above what comes before them: %q", width, up)
		}
	}
	p.Quiet()
}
