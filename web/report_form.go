package web

import (
	"cmp"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"goldthread/assurance"
	"goldthread/assurance/inspection"
	"goldthread/assurance/plan"
	"goldthread/day"
	reports "goldthread/ingest/inspection"
	"goldthread/store"
)

// fillFromReport fills the form with what a report says, as somebody would type it. Beside it stands on which page each part
// was found, and what was printed where it is no word of the form.
func fillFromReport(form url.Values, r reports.Report) {
	found := func(field string, page int) {
		if page > 0 {
			form.Add("found", field+" "+strconv.Itoa(page))
		}
	}
	for field, part := range map[string]reports.Part{"framework": reports.FrameworkPart, "from": reports.DaysPart, "to": reports.DaysPart,
		"published": reports.PublishedPart, "lead": reports.LeadPart} {
		found(field, r.On[part])
	}
	slices.Sort(form["found"])
	form.Set("pages", strconv.Itoa(r.Pages))
	form.Set("council", r.Authority)
	form["missing"] = r.NotFound()
	framework := inspection.Framework(r.Framework)
	if framework.Known() {
		form.Set("framework", r.Framework)
	} else if r.Framework != "" {
		form.Add("note", fmt.Sprintf("The report calls itself %q on page %d: choose what it is.", r.Framework, r.On[reports.FrameworkPart]))
	}
	for field, d := range map[string]day.Day{"from": r.Start, "to": r.End, "published": r.Published} {
		if d.Known() {
			form.Set(field, d.Long())
		}
	}
	form.Set("lead", r.LeadInspector)
	fillGrades(form, framework, r, found)
	for _, item := range r.Recommendations {
		number := ""
		if item.Number > 0 {
			number = strconv.Itoa(item.Number)
		}
		form.Add("asked-text", item.Text)
		form.Add("asked-number", number)
		form.Add("asked-page", strconv.Itoa(item.Page))
		if item.Priority {
			form.Add("asked-priority", strconv.Itoa(len(form["asked-text"])))
			form.Set("priority", "yes")
		}
	}
}

// fillGrades fills in the grades that the scheme has a place for; the others are told as they were printed.
func fillGrades(form url.Values, framework inspection.Framework, r reports.Report, found func(string, int)) {
	scheme, _ := inspection.SchemeOn(framework, r.Start)
	for _, j := range r.Judgements {
		area, known := scheme.Area(j.Area)
		given, is := scheme.Grade(j.Grade)
		if !known || !is {
			form.Add("note", fmt.Sprintf("Page %d says: %s, %s. It could not be filled in below by itself.", j.Page, j.Area, cmp.Or(j.Grade, "and the grade could not be read")))
			continue
		}
		name := gradeField(area.Key)
		form.Set(name, given)
		found(name, j.Page)
	}
}

// foundOn are the pages on which the parts of the form were found, by field.
func foundOn(typed url.Values) map[string]int {
	pages := map[string]int{}
	for _, f := range typed["found"] {
		field, page, _ := strings.Cut(f, " ")
		if n, err := strconv.Atoi(page); err == nil {
			pages[field] = n
		}
	}
	return pages
}

// showReading shows the form of a report as it was typed so far.
func (v *visit) showReading(status int, sha string, typed url.Values, w *writing) error {
	view := &inspectionFormView{writing: *w, Heading: "Look through what was read", Back: "/inspections/read", Sent: readingHref(sha), Draft: "/drafts/" + readingForm(sha),
		Missing: typed["missing"], Again: "Show the judgements of that framework and first day", Button: "Save the inspection and what it asks for", Discard: true}
	view.Section, view.Title, view.Wide = "Inspections", view.Heading, true
	view.Sheet = typed.Get("sheet")
	pages := typed.Get("pages")
	view.Lead = []string{fmt.Sprintf("This is what was read of “%s”, %s pages. Nothing is saved in the register before you say so; what you type is kept meanwhile, for you alone.", typed.Get("name"), pages),
		"Compare each part with the page beside it. What was not found stays blank: it is never guessed."}
	view.Notes = append(v.notesOnReading(typed), typed["note"]...)
	for _, name := range []string{"stage", "name", "size", "pages", "council", "found", "missing", "note"} {
		for _, value := range typed[name] {
			view.Hidden = append(view.Hidden, hiddenField{name, value})
		}
	}
	view.Hidden = append(view.Hidden, hiddenField{asksTicks, "yes"})
	view.Parts = v.partsOfReading(sha, typed)
	view.tellProblems()
	if status != http.StatusOK {
		view.Title = "Error: " + view.Heading
	}
	return v.answer(status, "inspection_form", view)
}

// notesOnReading say what to look at first: a report of another council, or one that is there already.
func (v *visit) notesOnReading(typed url.Values) []string {
	var notes []string
	own, _ := v.authorityName()
	council := typed.Get("council")
	if council == "" {
		notes = append(notes, "Which council the report is about was not found. Look whether it is "+own+".")
	} else if a, known := v.Benchmarks.Authority(council); !strings.Contains(strings.ToLower(council), strings.ToLower(own)) && !(known && a.Name == own) {
		notes = append(notes, "The report is about "+council+", and this is the register of "+own+".")
	}
	if of, ok := v.belongsTo(typed); ok && of.Status == inspection.Published {
		notes = append(notes, inspectionName(of)+" is in the register already. Saving corrects it, and adds only what it does not ask for yet.")
	}
	return notes
}

// belongsTo guesses which inspection of the register the report is of: the one of those days.
func (v *visit) belongsTo(typed url.Values) (inspection.Inspection, bool) {
	from, ok := typedDay(typed.Get("from"))
	if !ok {
		return inspection.Inspection{}, false
	}
	for _, i := range v.house.register.Inspections() {
		sameKind := string(i.Framework) == typed.Get("framework") || typed.Get("framework") == ""
		if sameKind && (i.From == from || i.Status != inspection.Published && i.From.Known() && max(i.From-from, from-i.From) < 45) {
			return i, true
		}
	}
	return inspection.Inspection{}, false
}

// belongsField asks to which inspection of the register the report belongs. The value holds the version that was seen.
func (v *visit) belongsField(typed url.Values) field {
	options := []option{{Value: "new", Words: "None of them: it is new"}}
	for _, i := range slices.Backward(v.house.register.Inspections()) {
		options = append(options, option{Value: belongsValue(i), Words: inspectionName(i) + " (" + string(i.Status) + ")"})
	}
	now := typed.Get("of")
	if i, ok := v.belongsTo(typed); now == "" && ok {
		now = belongsValue(i)
	}
	return field{Name: "of", Label: "Inspection in the register that it is the report of", As: "select", Options: chosen(options, cmp.Or(now, "new"))}
}

func belongsValue(i inspection.Inspection) string { return i.ID + " " + strconv.FormatInt(i.Seq, 10) }

// partsOfReading are the head of the report, its grades, and what it asks for, page by page.
func (v *visit) partsOfReading(sha string, typed url.Values) []formPart {
	var at writing // what cannot be read is told when the form is sent
	i := inspection.Inspection{Status: inspection.Published}
	at.takeTyped(typed, &i)
	fields := append(v.fieldsOfInspection(i, inspection.Published), v.fieldsOfReport(i)...)
	retype(fields, typed)
	pages := foundOn(typed)
	toldFound(fields, pages)
	head := formPart{Heading: "The inspection", Fields: append([]field{v.belongsField(typed)}, fields...), Again: true}
	head.Pages = picturesOf(sha, pages, "framework", "from", "published", "lead")
	grades := formPart{Heading: "Judgements", ID: "judgements"}
	var graded bool
	if grades.Fields, graded = gradeFields(i); graded {
		retype(grades.Fields, typed)
		toldFound(grades.Fields, pages)
		var names []string
		for _, f := range grades.Fields {
			names = append(names, f.Name)
		}
		grades.Pages = picturesOf(sha, pages, names...)
	}
	parts := []formPart{head}
	if graded {
		parts = append(parts, grades)
	}
	return append(parts, itemParts(sha, typed)...)
}

// toldFound says beside each field on which page it was found.
func toldFound(fields []field, pages map[string]int) {
	for i := range fields {
		f := &fields[i]
		switch page, read := pages[f.Name], slices.Contains(readFields, f.Name) || strings.HasPrefix(f.Name, "grade-"); {
		case page > 0:
			f.Hint = fmt.Sprintf("Found on page %d.", page)
		case read:
			f.Hint = "Not found in the report."
		}
	}
}

var readFields = []string{"framework", "from", "to", "published", "lead"}

func picturesOf(sha string, pages map[string]int, fields ...string) []pagePicture {
	var numbers []int
	for _, f := range fields {
		if n := pages[f]; n > 0 && !slices.Contains(numbers, n) {
			numbers = append(numbers, n)
		}
	}
	slices.Sort(numbers)
	var all []pagePicture
	for _, n := range numbers {
		all = append(all, pictureOf(sha, n))
	}
	return all
}

func pictureOf(sha string, page int) pagePicture {
	return pagePicture{page, readingHref(sha) + "/pages/" + strconv.Itoa(page) + ".png"}
}

// itemParts are what the report asks for, in its order: items that stand on one page together, each group with a blank one
// for what was missed.
func itemParts(sha string, typed url.Values) []formPart {
	most, _ := strconv.Atoi(typed.Get("pages"))
	var parts []formPart
	for _, item := range typedItems(typed) {
		if item.Spare {
			continue
		}
		last := len(parts) - 1
		if last < 0 || parts[last].Items[0].Page != item.Page {
			part := formPart{Heading: "What it asks for"}
			if n, err := strconv.Atoi(item.Page); err == nil && n > 0 && n <= most {
				part.Heading += ", page " + item.Page
				part.Pages = []pagePicture{pictureOf(sha, n)}
			}
			parts, last = append(parts, part), last+1
		}
		parts[last].Items = append(parts[last].Items, item)
	}
	if len(parts) == 0 {
		parts = []formPart{{Heading: "What it asks for: none was found"}}
	}
	return withSpares(parts)
}

// withSpares adds a blank item to each part, and numbers all in the order of the form.
func withSpares(parts []formPart) []formPart {
	n := 0
	for p := range parts {
		spare := askedItem{Spare: true}
		if items := parts[p].Items; len(items) > 0 {
			spare.Page = items[0].Page
		}
		parts[p].Items = append(parts[p].Items, spare)
		for i := range parts[p].Items {
			n++
			parts[p].Items[i].N = n
		}
	}
	return parts
}

// tellProblems puts what is wrong beside the fields and items that it is about.
func (view *inspectionFormView) tellProblems() {
	for p := range view.Parts {
		view.Parts[p].Problem = view.Problem(view.Parts[p].ID)
		for i := range view.Parts[p].Fields {
			f := &view.Parts[p].Fields[i]
			f.Problem = view.Problem(f.Name)
		}
		for i := range view.Parts[p].Items {
			item := &view.Parts[p].Items[i]
			item.Problem = cmp.Or(view.Problem(item.field("text")), view.Problem(item.field("page")), view.Problem(item.field("number")))
		}
	}
}

// saveReading saves a report that was looked through: the inspection and all that it asks for, or nothing.
func (v *visit) saveReading() error {
	sha, before, err := v.brought()
	if err != nil {
		return err
	}
	if err := v.r.ParseForm(); err != nil {
		return err
	}
	if v.typed("do") == "discard" {
		return v.discardReading(sha)
	}
	typed := v.r.PostForm
	for _, name := range []string{"stage", "name", "size", "pages", "council", "found", "missing", "note"} {
		typed[name] = before[name] // what was read is not the reader's to change
	}
	do := v.typed("do")
	typed.Del("do")
	text := typed.Encode()
	if len(text) > mostUnfinished {
		return &http.MaxBytesError{Limit: mostUnfinished}
	}
	if err := v.Journal.KeepUnfinished(v.ctx(), v.house.code, v.viewer.Account.Name, readingForm(sha), text); err != nil {
		return err
	}
	if do == "again" {
		return v.showReading(http.StatusOK, sha, typed, &writing{})
	}
	w := &writing{}
	id, ok, err := v.saveReport(w, sha, typed)
	if err != nil {
		return err
	}
	if !ok {
		return v.showReading(http.StatusUnprocessableEntity, sha, typed, w)
	}
	if err := v.finished(readingForm(sha)); err != nil {
		return err
	}
	if err := v.changeBegun(sha, func(url.Values) {}); err != nil {
		return err
	}
	return v.done("/inspections/"+id, "report-saved")
}

func (v *visit) discardReading(sha string) error {
	if err := v.Journal.DropUnfinished(v.ctx(), v.house.code, v.viewer.Account.Name, readingForm(sha)); err != nil {
		return err
	}
	if err := v.changeBegun(sha, func(url.Values) {}); err != nil {
		return err
	}
	return v.done("/inspections/read", "report-gone")
}

// saveReport makes the entries and saves them.
func (v *visit) saveReport(w *writing, sha string, typed url.Values) (id string, ok bool, err error) {
	i, base, err := v.readInspection(w, sha, typed)
	if err != nil {
		return "", false, err
	}
	items := typedItems(typed)
	i.Priority = i.Priority || slices.ContainsFunc(items, func(a askedItem) bool { return a.Priority && !a.Out && !a.Empty() })
	draft, wrong := i.Draft(base)
	if problems, is := problemsOf(wrong); is {
		w.Problems = append(w.Problems, problems...)
	} else if wrong != nil {
		return "", false, wrong
	}
	drafts, err := v.keepItems(w, items, plan.Source{Kind: "inspection", ID: i.ID, Name: inspectionName(i)})
	if err != nil {
		return "", false, err
	}
	ok, err = v.keepAll(w, append([]store.Draft{draft}, drafts...), nil)
	return i.ID, ok, err
}

// readInspection is the inspection of the report, as the form says, brought to the state of being published.
func (v *visit) readInspection(w *writing, sha string, typed url.Values) (i inspection.Inspection, base int64, err error) {
	of, seq, _ := strings.Cut(typed.Get("of"), " ")
	if of != "new" && of != "" {
		i, _ = v.house.register.Inspection(of)
		if i.ID == "" {
			return i, 0, &invalid{"The inspection that you chose is no longer in the register.", "Open the report again."}
		}
		base, _ = strconv.ParseInt(seq, 10, 64)
	} else {
		i.ID = "report-" + sha[:24] // two people who read the same report write the same inspection, and are told
	}
	if told := v.typedBase(); told > 0 { // somebody saved something meanwhile, and the form has shown it
		base = told
	}
	w.takeTyped(typed, &i)
	size, _ := strconv.ParseInt(typed.Get("size"), 10, 64)
	if i.Report.SHA256 != "" && i.Report.SHA256 != sha {
		i.Files = append(slices.Clone(i.Files), i.Report)
	}
	i.Report = assurance.FrozenFile{Name: typed.Get("name"), SHA256: sha, MediaType: "application/pdf", Size: size}
	i, err = toPublished(i)
	return i, base, err
}

// toPublished takes an inspection all the steps to publication, as a report that was read says it went.
func toPublished(i inspection.Inspection) (inspection.Inspection, error) {
	if i.Status == inspection.Published {
		return i.Do(inspection.Correct, "Its report was read.")
	}
	var err error
	next := map[inspection.Status]inspection.Act{"": inspection.Enter, inspection.Expected: inspection.Notify, inspection.Notified: inspection.Arrive,
		inspection.OnSite: inspection.Publish, inspection.DraftReport: inspection.Publish}
	for i.Status != inspection.Published {
		if i, err = i.Do(next[i.Status], ""); err != nil {
			return i, err
		}
	}
	return i, nil
}
