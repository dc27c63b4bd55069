package inspection_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"goldthread/assurance/inspection"
)

func TestCitationsFollowTheCases(t *testing.T) {
	for _, row := range caseRows(t, "citation.cases") {
		if len(row) != 3 {
			t.Fatalf("%q: write what stands in the text, what it is read as, and because", row)
		}
		pieces, wrong := inspection.Pieces("text", row[0])
		got := "no citation"
		if len(wrong) > 0 {
			got = "wrong: " + wrong[0].Say
		} else if c := pieces[0].Citation; c != nil {
			got = readAs(*c)
		}
		if says, ok := strings.CutPrefix(row[1], "wrong: "); got != row[1] && (!ok || !strings.HasPrefix(got, "wrong: ") || !strings.Contains(strings.ToLower(got), strings.ToLower(says))) {
			t.Errorf("%s is read as %q, want %q (%s)", row[0], got, row[1], row[2])
		}
	}
}

func readAs(c inspection.Citation) string {
	switch c.Kind {
	case inspection.Figure:
		text := "figure of " + c.Code
		if c.AsAt.Known() {
			text += " as at " + c.AsAt.String()
		}
		if c.Window != "" {
			text += " over " + string(c.Window)
		}
		return text
	case inspection.Paper:
		return strings.TrimSuffix("document "+c.Code+": "+c.Words, ": ")
	}
	return fmt.Sprintf("%s of %s, n %d: %s", c.Kind, c.Text, c.N, c.Words)
}

func TestATextFallsIntoPieces(t *testing.T) {
	text := "We hold [figure icpc-within-15wd] in time.\nChildren say so [voice Care council; 9; good] [oops and [document threshold]"
	pieces, wrong := inspection.Pieces("how we know", text)
	var got strings.Builder
	for _, p := range pieces {
		mark := "-"
		if p.Citation != nil {
			mark = string(p.Citation.Kind)
		}
		fmt.Fprintf(&got, "%s %q\n", mark, p.Text)
	}
	want := `- "We hold "
figure "[figure icpc-within-15wd]"
- " in time.\nChildren say so "
voice "[voice Care council; 9; good]"
- " [oops and "
document "[document threshold]"
`
	if got.String() != want {
		t.Errorf("got\n%swant\n%s", got.String(), want)
	}
	if len(wrong) != 1 || wrong[0].Field != "how we know" || !strings.Contains(wrong[0].Say, `"oops and [document threshold]"`) {
		t.Errorf("what is wrong: %+v", wrong)
	}
}

// FuzzPieces reads any text: nothing of it is lost, a citation that was read is written and read again as the same, and
// every bracket is a citation's or is told as wrong.
func FuzzPieces(f *testing.F) {
	for _, text := range []string{"", "a [figure x; as at 2025-03-31; 12m] b", "[audit A; 3; x; y]", "[voice B; 9; \"c\"]", "[document d; p 4]", "[[]]", "]", "[figure", "[figure x;\n]", "[audit a; 1; ;;b;]", "[figure x; as at 1/1/0001]", "\xff[figure \xff]", "[document d;;]"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		pieces, wrong := inspection.Pieces("text", text)
		whole, plain := "", ""
		for _, p := range pieces {
			whole += p.Text
			if p.Citation == nil {
				plain += p.Text
				continue
			}
			written := p.Citation.String()
			again, err := inspection.ParseCitation(strings.TrimSuffix(strings.TrimPrefix(written, "["), "]"))
			if err != nil && utf8.RuneCountInString(written) < 500 || err == nil && again != *p.Citation {
				t.Fatalf("%q is written as %q and read again as %+v, %v", p.Text, written, again, err)
			}
		}
		if whole != text {
			t.Fatalf("%q became %q", text, whole)
		}
		if strings.ContainsAny(plain, "[]") != (len(wrong) > 0) {
			t.Fatalf("%q: plain %q, wrong %+v", text, plain, wrong)
		}
		for _, w := range wrong {
			if utf8.RuneCountInString(w.Say) > 700 {
				t.Fatalf("too long a word: %q", w.Say)
			}
		}
	})
}

// TestALongRowOfBrackets is read in one go, whatever somebody pastes: as a product of its length it would take minutes.
func TestALongRowOfBrackets(t *testing.T) {
	for _, text := range []string{strings.Repeat("[", 100_000), strings.Repeat("é]", 100_000), strings.Repeat("[a]", 50_000)} {
		pieces, wrong := inspection.Pieces("text", text)
		if len(wrong) != 20 || len(pieces) != 1 {
			t.Errorf("%d pieces, %d wrong", len(pieces), len(wrong))
		}
	}
}
