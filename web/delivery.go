package web

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"goldthread/delivery"
	"goldthread/ingest"
	"goldthread/store"
)

type deliveryView struct {
	frame
	delivery.HandedIn
	Href     string
	HandedAt string
	Who      string // handed them in, or handed them in again
	Said     string // how far they are, while they wait
	Out      delivery.Outcome
	Rows     [3]int // read, kept, refused
	Gone     []goneLine
	Questions
	mistakes
	Form againForm
}

// againForm is what was typed to hand the same files in once more, or what stands there to begin with.
type againForm struct {
	AsAt             string
	Partial, Replace bool
	Means            url.Values // of the words, by field
}

// goneLine counts what a delivery took out of the record.
type goneLine struct {
	Kind string
	N    int
}

func (v *visit) handedIn() (delivery.HandedIn, error) {
	h, err := delivery.FindHandedIn(v.ctx(), v.Journal, v.house.code, v.r.PathValue("id"))
	if errors.Is(err, store.ErrNotFound) {
		return h, &notFound{"There is no such delivery.", "The list of deliveries has all that were handed in."}
	}
	return h, err
}

func (v *visit) delivery() error {
	h, err := v.handedIn()
	if err != nil {
		return err
	}
	return v.deliveryPage(http.StatusOK, h, againFormOf(h), mistakes{})
}

// againFormOf is the form as it stands to begin with: with the day that was said, or else the one that the files suggest.
func againFormOf(h delivery.HandedIn) againForm {
	form := againForm{Partial: h.Partial}
	switch {
	case h.AsAt.Known():
		form.AsAt = h.AsAt.Long()
	case h.Refusal != nil && h.Refusal.Suggested.Known():
		form.AsAt = h.Refusal.Suggested.Long()
	}
	return form
}

func (v *visit) deliveryPage(code int, h delivery.HandedIn, form againForm, wrong mistakes) error {
	view := deliveryView{HandedIn: h, Href: "/deliveries/" + h.ID, HandedAt: v.instant(h.First), Form: form, mistakes: wrong}
	view.Title, view.Section = "Files of a delivery", "Deliveries"
	if h.AsAt.Known() {
		view.Title = "Delivery as at " + h.AsAt.Long()
	}
	if len(wrong.Problems) > 0 {
		view.Title = "Error: " + view.Title
	}
	names, err := v.names()
	if err != nil {
		return err
	}
	view.Who = names.of(h.By)
	if view.Out, err = v.outcomeOf(v.ctx(), v.house.code, h); err != nil {
		return err
	}
	view.Rows[0], view.Rows[1], view.Rows[2] = view.Out.Report.Rows()
	view.Gone = goneOf(view.Out.Withdrawn)
	view.Said, _ = v.progressOf(h)
	unmapped := view.Out.Unmapped
	if h.Refusal != nil {
		unmapped = h.Refusal.Unmapped
	}
	view.Questions = questionsOf(unmapped, form.Means)
	return v.answer(code, "delivery", &view)
}

func goneOf(all []delivery.Withdrawal) []goneLine {
	counts := map[string]int{}
	for _, w := range all {
		counts[w.Kind]++
	}
	var lines []goneLine
	for _, kind := range slices.Sorted(maps.Keys(counts)) {
		lines = append(lines, goneLine{upperFirst(recordWords(kind)), counts[kind]})
	}
	slices.SortStableFunc(lines, func(a, b goneLine) int { return cmp.Compare(b.N, a.N) })
	return lines
}

// progressOf says how far files have come, in words and numbers.
func (v *visit) progressOf(h delivery.HandedIn) (said string, p progress) {
	if h.Stage != delivery.Waiting {
		return "", progress{Said: "They have been read.", Finished: true, Next: "/deliveries/" + h.ID}
	}
	before, done, of := v.intake.progress(waiting{v.house.code, h.ID})
	switch {
	case before > 0:
		said = fmt.Sprintf("The files wait: %s before them.", counted(before, "delivery is", "deliveries are"))
	case of > 0 && done >= of:
		said = "The files have been read. What they say is being compared with what is known, and kept."
	case of > 0:
		said = fmt.Sprintf("The files are being read: %d%%.", min(100, 100*done/of))
	default:
		said = "The files are being read."
	}
	return said, progress{Said: said, Done: done, Of: of}
}

// progress is what goldthread.js asks for.
type progress struct {
	Said     string `json:"said"`
	Done     int64  `json:"done"`
	Of       int64  `json:"of"`
	Finished bool   `json:"finished"`
	Next     string `json:"next,omitempty"`
}

func (v *visit) deliveryProgress() error {
	h, err := v.handedIn()
	if err != nil {
		return err
	}
	_, p := v.progressOf(h)
	v.w.Header().Set("Content-Type", "application/json")
	return json.NewEncoder(v.w).Encode(p)
}

// again hands the same files in once more: with their day, with leave to replace, or with words explained.
func (v *visit) again() error {
	h, err := v.handedIn()
	if err != nil {
		return err
	}
	if h.Stage == delivery.Waiting {
		return &invalid{"These files are being read just now.", "Wait until they have been read."}
	}
	unmapped, err := v.unmappedOf(h)
	if err != nil {
		return err
	}
	asAt, wrong := v.typed(asAtField), mistakes{}
	form := againForm{AsAt: asAt, Partial: v.typed("partial") == "yes", Replace: v.typed("replace") == "yes", Means: v.r.PostForm}
	day := h.AsAt
	if v.r.PostForm.Has(asAtField) {
		if day = wrong.deliveryDay(asAt); asAt == "" {
			wrong.wrong(asAtField, "Say the day on which the files were made.")
		}
	}
	for _, id := range questionsOf(unmapped, v.r.PostForm).unanswerable() {
		wrong.wrong(id, "Choose one of the meanings in the list.")
	}
	if len(wrong.Problems) > 0 {
		return v.deliveryPage(http.StatusUnprocessableEntity, h, form, wrong)
	}
	h.AsAt, h.Replace, h.Partial = day, form.Replace, h.Partial || form.Partial
	h.Mapping = answers(unmapped, v.r.PostForm)
	return v.wait(h, h.Seq)
}

func (v *visit) unmappedOf(h delivery.HandedIn) (ingest.Mapping, error) {
	if h.Refusal != nil {
		return h.Refusal.Unmapped, nil
	}
	out, err := v.outcomeOf(v.ctx(), v.house.code, h)
	return out.Unmapped, err
}

// oddities is the list of everything odd, for a spreadsheet. It names places in the files and never a child.
func (v *visit) oddities() error {
	h, err := v.handedIn()
	if err != nil {
		return err
	}
	out, err := v.outcomeOf(v.ctx(), v.house.code, h)
	if err != nil {
		return err
	}
	v.w.Header().Set("Content-Type", "text/csv; charset=utf-8")
	v.w.Header().Set("Content-Disposition", fmt.Sprintf("attachment; filename=%q", "oddities-"+h.AsAt.String()+".csv"))
	return out.Report.WriteCSV(v.w)
}

// daysBefore is how far the as-at day may lie past the newest day of the files before the two are worth a second look.
const daysBefore = 20

// DayLooksOdd says that the files speak of another time than the day that they were handed in as at.
func (d *deliveryView) DayLooksOdd() bool {
	s := d.Out.Suggested
	return s.Known() && (s > d.AsAt || s < d.AsAt-daysBefore)
}

// Heading is the title without the word that there is an error.
func (d *deliveryView) Heading() string { return strings.TrimPrefix(d.Title, "Error: ") }
