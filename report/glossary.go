package report

import (
	"regexp"
	"slices"
	"strings"

	"goldthread/disclosure"
)

// Term is a word of the field with its meaning.
type Term struct{ Word, Meaning string }

// terms are the words that the papers use; the ones that stand in a pack's measures are printed.
var terms = []struct {
	Term
	when *regexp.Regexp // nil: always
}{
	{Term{"Adviser, personal", "The worker who helps a care leaver with work, home and money until they are 25."}, regexp.MustCompile(`(?i)personal adviser|care leaver`)},
	{Term{"Assessment", "A social worker’s look at what a child and family need. It should take no more than 45 working days."}, regexp.MustCompile(`(?i)assessment`)},
	{Term{"Care leaver", "A young person who was in care for a time set by law and is now 16 or over and moving to adult life."}, regexp.MustCompile(`(?i)care leaver|leaving care`)},
	{Term{"Child in need", "A child who needs help from the council under section 17 of the Children Act 1989."}, regexp.MustCompile(`(?i)in need|cin`)},
	{Term{"Child protection plan", "What will be done, by whom, to keep a child safe who is at risk of significant harm."}, regexp.MustCompile(`(?i)protection`)},
	{Term{"Contact", "Any message to the council that says a child may need help."}, regexp.MustCompile(`(?i)contact`)},
	{Term{"Early help", "Support for a family before a problem grows, without a social worker."}, regexp.MustCompile(`(?i)early help`)},
	{Term{"In care, or looked after", "A child for whom the council is the parent for now: by a court’s order, or because the parents agreed."}, regexp.MustCompile(`(?i)in care|looked after`)},
	{Term{"Initial child protection conference", "The first meeting of family and professionals after an enquiry. It decides whether a child needs a protection plan."}, regexp.MustCompile(`(?i)conference`)},
	{Term{"Mean and limits", "The mean is the middle of the months. The limits show how far they move when nothing has really changed; a month outside them is a sign that something did."}, nil},
	{Term{"Median", "The middle one, when all cases are put in order: half took less, half took more."}, regexp.MustCompile(`(?i)median`)},
	{Term{"Pathway plan", "A care leaver’s own plan for home, work, health and money."}, regexp.MustCompile(`(?i)pathway`)},
	{Term{"Per 10,000", "How many there would be if exactly 10,000 children aged 0 to 17 lived here. It lets councils of different size be compared."}, regexp.MustCompile(`(?i)10,000|rate`)},
	{Term{"Placement", "Where a child in care lives: with foster carers, relatives, in a children’s home or elsewhere."}, regexp.MustCompile(`(?i)placement|placed`)},
	{Term{"Referral", "A contact that the council takes up for a closer look by a social worker."}, regexp.MustCompile(`(?i)referral`)},
	{Term{"Section 47 enquiry", "The enquiry that the Children Act 1989 asks for when a child may be suffering significant harm."}, regexp.MustCompile(`(?i)section 47|s47|enquir`)},
	{Term{"Statistical neighbours", "The ten councils most like this one, as the Department for Education chose them in 2025. Their value here is the plain mean of what they published."}, nil},
	{Term{"Strategy discussion", "The talk between social workers, police and health that decides whether an enquiry starts."}, regexp.MustCompile(`(?i)strategy discussion`)},
	{Term{"Unaccompanied child", "A child seeking asylum in this country without a parent or guardian."}, regexp.MustCompile(`(?i)unaccompanied|uasc`)},
	{Term{"Working day", "A day that is not a Saturday, a Sunday or a bank holiday in England. The day on which a clock starts is day 0."}, regexp.MustCompile(`(?i)working day`)},
}

func (p *Pack) glossary() []Term {
	var text strings.Builder
	for _, l := range p.Lines {
		text.WriteString(l.Words.Title + " " + l.Words.Counts + " " + l.Words.Meets + " " + string(l.Unit) + "\n")
	}
	var found []Term
	for _, t := range terms {
		if t.when == nil || t.when.MatchString(text.String()) {
			found = append(found, Term{t.Word, p.aboutNeighbours(t.Meaning)})
		}
	}
	if p.Public {
		for _, s := range []disclosure.Symbol{disclosure.Suppressed, disclosure.NotAvailable} {
			found = append(found, Term{string(s), upperFirst(s.Words()) + "."})
		}
	}
	slices.SortStableFunc(found, func(a, b Term) int { return strings.Compare(strings.ToLower(a.Word), strings.ToLower(b.Word)) })
	return found
}

// Terms are all words of the field that the papers explain, in the order of the alphabet.
func Terms() []Term {
	all := make([]Term, len(terms))
	for i, t := range terms {
		all[i] = t.Term
	}
	return all
}
