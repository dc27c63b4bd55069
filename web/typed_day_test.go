package web

import "testing"

func TestDaysAreReadAsPeopleTypeThem(t *testing.T) {
	for text, want := range map[string]string{
		"2025-03-31": "2025-03-31", "31 March 2025": "2025-03-31", " 31  march 2025 ": "2025-03-31", "31 Mar 2025": "2025-03-31",
		"3/4/2025": "2025-04-03", "03/04/2025": "2025-04-03", "3.4.2025": "2025-04-03",
		"31/02/2025": "", "13/13/2025": "", "yesterday": "", "": "", "31 March 1025": "", "31 March": "",
	} {
		d, ok := typedDay(text)
		if ok != (want != "") || ok && d.String() != want {
			t.Errorf("%q was read as %s, %v", text, d, ok)
		}
	}
}
