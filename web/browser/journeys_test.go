package browser_test

import (
	"bytes"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
	"github.com/xuri/excelize/v2"

	"goldthread/access"
	"goldthread/day"
	"goldthread/demo"
	"goldthread/ingest/annexa"
	"goldthread/sample"
)

// What people come to do, as they do it.

func TestTheDirectorFollowsARedFigureToAChild(t *testing.T) {
	p := serveTown(t).As(access.Director)
	p.See("What needs attention", "As at 31 October 2026")
	p.Click("What needs attention > Initial conferences held within 15 working days")
	p.See("Off target", "What its owner says", "England")
	p.Inspect()
	p.Click("cases behind this figure")
	p.See("Counted: ", "The cases behind: Initial conferences")
	p.Inspect()
	child := evaluate[string](p, `document.querySelector('main tbody th a').textContent`)
	p.Click(child)
	p.See("Why do you need to see this record?")
	p.Inspect()
	p.Click("Open the record") // without a reason
	p.See("There is a problem")
	p.Fill("Why do you need to see this record?", "The conference was late; I meet the service manager today")
	p.Click("Open the record")
	p.See("Child "+child, "Due next", "The story", "Who looked")
	p.Inspect()
	if strings.Contains(p.Path(), child) {
		t.Errorf("the address %s holds the child's id", p.Path())
	}
	p.Click("Everybody who looked at this record")
	p.See("Margaret Oyelaran", "I meet the service manager today")
	p.Quiet()
}

func TestAChosenDayStaysChosen(t *testing.T) {
	p := serveTown(t).As(access.Director)
	p.Click("Choose another day")
	p.Choose("As at", "31 August 2026")
	p.Click("Show that day")
	p.See("As at 31 August 2026", "Back to the newest day")
	p.Click("Contacts received")
	p.See("As at 31 August 2026")
	p.Click("cases behind this figure")
	p.See("As at 31 August 2026")
	p.Back()
	p.See("As at 31 August 2026")
	p.Click("Back to the newest day")
	p.See("As at 31 October 2026")
	p.Quiet()
}

func TestACouncillorNeverComesToAChild(t *testing.T) {
	tn := serveTown(t)
	analyst := tn.As(access.Analyst)
	analyst.Open("/indicator/icpc-within-15wd/cases")
	cases := analyst.Text()
	link := evaluate[string](analyst, `document.querySelector('main tbody th a').getAttribute('href')`)
	ids := evaluate[[]string](analyst, `[...document.querySelectorAll('main tbody th a')].map(a => a.textContent)`)
	if len(ids) == 0 || !strings.Contains(cases, ids[0]) {
		t.Fatal("the analyst sees no child either: this test would pass whatever the councillor sees")
	}
	p := tn.As(access.ElectedMember)
	for _, path := range []string{"/", "/indicator/icpc-within-15wd", "/indicator/icpc-within-15wd/cases", "/children", "/journeys", "/deliveries", link} {
		status := p.Open(path)
		shown := p.Text()
		for _, id := range ids {
			if strings.Contains(shown, id) {
				t.Errorf("%s shows the councillor the id of a child", path)
			}
		}
		if status != 200 && !strings.Contains(shown, "This cannot be shown") {
			t.Errorf("%s says no without words: %.300s", path, shown)
		}
		if open := path == "/" || path == "/indicator/icpc-within-15wd"; !open && status != 403 && status != 404 {
			t.Errorf("%s answers the councillor with %d", path, status)
		}
		p.Inspect()
	}
}

// The demo's lists as at the end of the last quarter were handed in in a hurry, and again three weeks later.
func TestTheAnalystRestatesAQuarter(t *testing.T) {
	p := serveTown(t).As(access.Analyst)
	figure := func(day, known string) string {
		p.Open("/indicator/icpc-within-15wd")
		p.Click("Choose another day")
		p.Choose("As at", day)
		p.Fill("As it was known on", known)
		p.Click("Show that day")
		p.See("As at " + day)
		if known != "" {
			p.See("As it was known on " + known)
		}
		return evaluate[string](p, `document.querySelector('.gt-figure').innerText`)
	}
	told, now := figure("30 September 2026", "10 October 2026"), figure("30 September 2026", "")
	if told == now {
		t.Errorf("the figure as it was told in October is the one of today: %s", now)
	}
	if share := regexp.MustCompile(`\d+(\.\d+)?%`); !share.MatchString(told) || !share.MatchString(now) {
		t.Errorf("told %q, now %q: neither may be blank", told, now)
	}
	p.Open("/indicator/icpc-within-15wd")
	p.Click("Choose another day")
	p.Fill("As it was known on", "the other day")
	p.Click("Show that day")
	p.See("The day on which it was known cannot be read")
	p.Inspect()
}

// A contact of July is taken back in November: July as it was told in August stands, and July as it is known now has one less.
func TestTheAnalystRestatesLastJuly(t *testing.T) {
	tn := serveTown(t)
	p := tn.As(access.Analyst)
	contacts := func(known string) int {
		p.Open("/indicator/contacts-number?day=2026-07-31&window=month&known=" + known)
		n, err := strconv.Atoi(evaluate[string](p, `document.querySelector('.gt-figure__value').textContent`))
		if err != nil {
			t.Fatalf("the figure known on %q is no number: %v", known, err)
		}
		return n
	}
	const august = "2026-08-04"
	told := contacts(august)
	if now := contacts(""); told < 2 || now != told {
		t.Fatalf("July was told as %d and is known as %d: this test would show nothing", told, now)
	}
	tn.takeBackAContactOf("2026-07")
	p.wait("the page does not hear of what was taken back", func() bool { return contacts("") == told-1 })
	if still := contacts(august); still != told {
		t.Errorf("July as it was told in August reads %d now, and was %d", still, told)
	}
	p.See("As it was known on 4 August 2026")
	p.Click("What changed since this figure was reported")
	p.See("As it was known on 4 August 2026: "+strconv.Itoa(told), "The same time reads today: "+strconv.Itoa(told-1), "1 withdrawn or corrected")
	p.Inspect()
}

func TestTheAnalystHandsInAWorkbookAndExplainsAWord(t *testing.T) {
	p := serveTown(t).As(access.Analyst)
	p.Click("Deliveries")
	p.Inspect()
	p.Upload("Files", workbook(t, "Wise neighbour"))
	p.Fill("As at which day?", "14 November 2026")
	p.Click("Hand them in")
	p.See("Delivery as at 14 November 2026", "What became of the rows", "Words that nobody has explained yet", "“Wise neighbour”")
	p.Inspect()
	if name, content := p.Download("Every oddity with its place"); !strings.HasSuffix(name, ".csv") || !bytes.Contains(content, []byte("Wise neighbour")) {
		t.Errorf("the oddities came as %s of %d bytes, without the word", name, len(content))
	}
	p.Choose("“Wise neighbour”", "1B")
	p.Click("Save the meanings and read the files again")
	p.See("What became of the rows")
	p.Unsee("Words that nobody has explained yet")
	p.Inspect()
	p.Open("/mapping")
	p.See("Wise neighbour")
	p.Inspect()
	p.Click("Scorecard")
	p.See("As at 14 November 2026")
	p.Quiet()
}

func TestPapersFromDraftToApproved(t *testing.T) {
	tn := serveTown(t)
	writer := tn.As(access.Analyst)
	writer.Click("Papers")
	writer.Inspect()
	writer.Click("Draft new papers")
	writer.Inspect()
	writer.Click("Draft the papers") // without a title
	writer.See("There is a problem")
	writer.Inspect()
	writer.Fill("For which meeting or whom", "Scrutiny committee, 9 December 2026")
	writer.Choose("Figures as at", "30 September 2026")
	writer.Click("The public: small numbers hidden, nobody named")
	writer.Click("Draft the papers")
	writer.See("Scrutiny committee, 9 December 2026", "draft", "Figures as at 30 September 2026", "Public edition")
	pack := writer.Path()
	writer.Inspect()
	writer.Click("Write your sections")
	writer.Fill("Future plans and challenges", "Two chairs from Family Safeguarding cover Assessment North on two days a week.")
	writer.See("Saved ")
	writer.Open(pack)
	writer.Click("Write your sections") // what was typed and not saved is there
	writer.See("This is what you typed last time and did not save.")
	writer.Inspect()
	writer.Click("Save")
	writer.Click("Send for a second look")
	writer.See("at its second look", "The papers are with the second reader")
	writer.Inspect()

	second := tn.As(access.Director)
	second.Open(pack)
	second.Inspect()
	second.Fill("What should change", "Say until when the cover lasts.")
	second.Click("Return to its writers")
	second.See("It came back: Say until when the cover lasts.")

	writer.Open(pack)
	writer.See("It came back: Say until when the cover lasts.")
	writer.Inspect()
	writer.Click("Write your sections")
	writer.Fill("Future plans and challenges", "Two chairs from Family Safeguarding cover Assessment North on two days a week until the end of March.")
	writer.Click("Save")
	writer.Click("Send for a second look")

	second.Open(pack)
	second.Click("Approve and freeze")
	second.See("Approved by")
	second.Click("Make them again and compare")
	second.See("Made again just now")
	if second.Shows("not the same") || second.Shows("not made again") {
		t.Errorf("the frozen papers are not what is made again: %s", second.Text())
	}
	second.Inspect()

	member := tn.As(access.ElectedMember)
	member.Click("Papers")
	member.Click("Scrutiny committee, 9 December 2026")
	member.See("Read and keep")
	member.Inspect()
	for words, begins := range map[string]string{"The three papers in one": "%PDF-", "Workbook": "PK", "The three papers as web pages in one file": "PK"} {
		if name, content := member.Download(words); !bytes.HasPrefix(content, []byte(begins)) {
			t.Errorf("%s gave %s of %d bytes, which does not begin with %q", words, name, len(content), begins)
		}
	}
	member.Click("Cover report")
	member.See("until the end of March")
	member.Quiet()
}

// The whole way from the scorecard to a child, and a delivery, with JavaScript off.
func TestNothingNeedsScript(t *testing.T) {
	tn := serveTown(t)
	p := NewPage(t, tn.origin)
	p.WithoutScript()
	tn.signIn(p, access.Analyst)
	p.Click("What needs attention > Initial conferences held within 15 working days")
	p.Click("cases behind this figure")
	child := evaluate[string](p, `document.querySelector('main tbody th a').textContent`)
	p.Click(child)
	p.See("Child "+child, "The story")
	p.Click("Deliveries")
	p.Upload("Files", workbook(t, "Wise neighbour"))
	p.Fill("As at which day?", "14 November 2026")
	p.Click("Hand them in")
	for !p.Shows("What became of the rows") {
		p.Click("Look again")
	}
	p.See("Words that nobody has explained yet")
}

// From the sign-in to the cases of a figure without a mouse.
func TestTheKeyboardIsEnough(t *testing.T) {
	tn := serveTown(t)
	who := tn.person(access.Director)
	p := NewPage(t, tn.origin)
	p.Open("/")
	p.TabTo("Sign-in name")
	p.Type(who.Name)
	p.TabTo("Password")
	p.Type(who.Password)
	p.EnterTo("What needs attention")
	p.TabTo("Skip to main content")
	p.Press(kb.Enter)
	if at := evaluate[string](p, "document.activeElement.id"); at != "main" {
		t.Errorf("the skip link leads to %q", at)
	}
	p.TabTo("Initial conferences held within 15 working days of the strategy discussion")
	p.EnterTo("Read beside it")
	p.TabTo("cases behind this figure")
	p.EnterTo("The cases behind")
	p.Quiet()
}

// workbook is what the demo's authority would hand in two weeks after its newest lists, with a word of its own as the
// source of a contact.
func workbook(t *testing.T, word string) string {
	t.Helper()
	newest := demo.NewestMonth(day.OfTime(now))
	book, err := sample.New(sample.Settings{Children: small.Children, Seed: small.Seed, AsAt: newest, Months: small.Months, Mess: sample.UsualMess}).On(newest)
	if err != nil {
		t.Fatal(err)
	}
	var plain bytes.Buffer
	if err := annexa.Write(&plain, book, newest); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&plain)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, sheet := range f.GetSheetList() {
		found, err := f.SearchSheet(sheet, "Contact Source")
		if err != nil {
			t.Fatal(err)
		}
		if len(found) == 0 {
			continue
		}
		column, row, err := excelize.CellNameToCoordinates(found[0])
		if err != nil {
			t.Fatal(err)
		}
		cell, err := excelize.CoordinatesToCellName(column, row+1)
		if err != nil {
			t.Fatal(err)
		}
		if err := f.SetCellStr(sheet, cell, word); err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(t.TempDir(), "annexa.xlsx")
		if err := f.SaveAs(path); err != nil {
			t.Fatal(err)
		}
		return path
	}
	t.Fatal("the workbook has no sources of contacts")
	return ""
}
