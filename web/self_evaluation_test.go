package web_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"goldthread/access"
	"goldthread/assurance/inspection"
)

const evaluations = "/self-evaluation"

func TestSelfEvaluationShowsWhatItCites(t *testing.T) {
	tn := open(t)
	signed := tn.as(access.Inspector).get(evaluations + "/1")
	signed.says(t, firstSays, frozenThen, "Signed off by The director on 30 September 2026", "Today the same asks:", "higher is better",
		"20 records: 14 good or better", "9 people: “We are asked”", `href="/indicator/icpc-within-15wd"`)
	signed.saysNot(t, "[figure", "[audit", "[voice")
	draft := tn.as(access.Analyst).get(evaluations + "/2")
	draft.says(t, secondSays, "twelve months to 31 October 2026", "they are frozen at sign-off", "Send it for sign-off", evaluations+"/2/edit")
	draft.saysNot(t, frozenThen, "Sign it off</button>")
}

// Drafts are for those who write and sign; what is signed is for the service and its inspectors; none of it is published.
// Who sees no whole figures sees none here.
func TestSelfEvaluationByRole(t *testing.T) {
	tn := open(t)
	for _, role := range []access.Role{access.SocialWorker, access.TeamManager, access.Inspector, access.ImprovementOfficer} {
		r := tn.as(role)
		list := r.get(evaluations)
		list.says(t, "Version 1")
		list.saysNot(t, "Version 2", "Begin</button>")
		for _, path := range []string{"/2", "/2/compare?with=1", "/1/compare?with=2"} {
			if p := r.get(evaluations + path); p.status != http.StatusNotFound || strings.Contains(p.body, secondSays) {
				t.Errorf("%s opens %s: %d", role, path, p.status)
			}
		}
	}
	officer := tn.as(access.ImprovementOfficer).get(evaluations + "/1")
	officer.says(t, firstSays, "your role reads published figures")
	officer.saysNot(t, "41.5%", "17 of 41", "Today the same asks")
	for _, role := range []access.Role{access.ElectedMember, access.BoardMember, access.ScrutinyOfficer, access.Partner, access.SystemLead} {
		for _, path := range []string{evaluations, evaluations + "/1", evaluations + "/2", evaluations + "/2/compare"} {
			p := tn.as(role).get(path)
			if p.status != http.StatusForbidden {
				t.Errorf("%s opens %s: %d", role, path, p.status)
			}
			p.saysNot(t, firstSays, secondSays, "Version 1")
		}
	}
}

func TestSelfEvaluationIsWrittenSentAndSignedByAnother(t *testing.T) {
	tn := open(t)
	writer, director := tn.as(access.Analyst), tn.as(access.Director)
	edit := evaluations + "/2/edit"
	form := writer.get(edit)
	form.says(t, `value="[figure icpc-within-15wd]"`, "Initial child protection conferences", `data-draft="/drafts/evaluation-2"`)
	base := baseIn(t, form)
	put := writer.post(edit, "base", base, "asAt", "31 October 2026", "s0", "We hold them late.", "s1", "Figures.", "s2", "A plan.", "put", "s0", "cite-s0", "[figure icpc-within-15wd]")
	put.says(t, "We hold them late. [figure icpc-within-15wd]</textarea>", "Nothing is saved for others yet")
	writer.get(edit).says(t, "This is what you typed last time", "We hold them late. [figure icpc-within-15wd]")
	writer.get(evaluations+"/2").says(t, secondSays)
	bad := writer.post(edit, "base", base, "asAt", "31 October 2027", "s0", "We [figure no-such-measure] hold [figure icpc-within-15wd; as at 2027-01-31]", "s1", "Figures [", "s2", "[document nothing]")
	bad.says(t, "There is a problem", "there is no measure &#34;no-such-measure&#34;", "The newest files are as at 31 October 2026", "is not closed in its line")
	if bad.status != http.StatusUnprocessableEntity {
		t.Errorf("a text that cites nothing is answered with %d", bad.status)
	}
	writer.post(edit, "base", base, "asAt", "31 October 2026", "s0", "We hold them late: [figure icpc-within-15wd; quarter].", "s1", "Figures.", "s2", "A plan.").
		says(t, "The self-evaluation is saved.", "We hold them late", "(higher is better)")
	act := evaluations + "/2/act/"
	if p := director.post(act+"sign-off", "base", base); p.status != http.StatusUnprocessableEntity {
		t.Errorf("a draft is signed off: %d", p.status)
	}
	base = baseIn(t, writer.get(evaluations+"/2"))
	writer.post(act+"send", "base", base).says(t, "It waits for sign-off.")
	if p := writer.post(act+"sign-off", "base", base); p.status != http.StatusForbidden {
		t.Errorf("a writer signs off: %d", p.status)
	}
	writer.post(edit, "base", base, "asAt", "31 October 2026", "s0", "Slipped in.", "s1", "x", "s2", "y").says(t, "it is not written in")
	base = baseIn(t, director.get(evaluations+"/2"))
	director.post(act+"send-back", "base", base, "why", "").says(t, "Say why")
	p := director.post(act+"sign-off", "base", base)
	p.says(t, "It is signed off", "Signed off by The director on 22 November 2026", "We hold them late")
	p.saysNot(t, "Slipped in.", "Today the same asks")
	tn.as(access.Inspector).get(evaluations+"/2").says(t, "We hold them late")
	if e := tn.evaluation("2"); len(e.Frozen) != 1 || e.Frozen[0].Value == nil || !strings.Contains(e.Frozen[0].Says, "(0 of 1) in October 2026") {
		t.Errorf("what is frozen: %+v", e.Frozen)
	}
	writer.post(evaluations, "asAt", "1 November 2026").says(t, "The newest files are as at 31 October 2026")
	writer.post(evaluations, "asAt", "31 October 2026").says(t, "Write the self-evaluation", "We hold them late")
	writer.post(evaluations, "asAt", "31 October 2026").says(t, "A self-evaluation is being written")
}

// evaluation is a version as the journal has it.
func (tn *town) evaluation(id string) inspection.SelfEvaluation {
	tn.t.Helper()
	r, err := inspection.Read(tn.t.Context(), tn.journal, authority)
	if err != nil {
		tn.t.Fatal(err)
	}
	e, _ := r.Evaluation(id)
	return e
}

func TestTwoWriteTheSelfEvaluation(t *testing.T) {
	tn := open(t)
	one, other := tn.as(access.Analyst), tn.as(access.QualityAuditor)
	edit := evaluations + "/2/edit"
	base := baseIn(t, one.get(edit))
	one.post(edit, "base", base, "asAt", "31 October 2026", "s0", "One wrote this.", "s1", "b", "s2", "c").says(t, "is saved")
	p := other.post(edit, "base", base, "asAt", "31 October 2026", "s0", "The other wrote that.", "s1", "b", "s2", "c")
	p.says(t, "The analyst saved something else", "What stands here now:", "One wrote this.", "The other wrote that.")
	if n := strings.Count(p.body, "What stands here now:"); n != 1 {
		t.Errorf("%d answers are said to differ", n)
	}
	other.post(edit, "base", baseIn(t, p), "asAt", "31 October 2026", "s0", "Both.", "s1", "b", "s2", "c").says(t, "is saved", "The analyst, The quality auditor")
}

func TestVersionsOfTheSelfEvaluationCompared(t *testing.T) {
	p := open(t).as(access.Director).get(evaluations + "/2/compare")
	p.says(t, "What changed from version 1 to version 2", "More of it.", secondSays, "1 line taken out, 1 line put in", "Figures that both cite", frozenThen)
	if !regexp.MustCompile(`<del>.*More of it\..*</del>`).MatchString(p.body) {
		t.Error("what was taken out is not marked so")
	}
}
