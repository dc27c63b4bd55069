package delivery

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"goldthread/day"
	"goldthread/record"
	"goldthread/store"
)

// standing is a received value as the journal has it now.
type standing struct {
	kind, id, child string
	seq             int64
	asAt            day.Day // of the delivery that said so
	mark            bool    // no row said so: the delivery marked it as gone
	sum             [16]byte
	body            []byte // kept only for the kinds whose content decides what its absence means
	read            *episode
}

// episode is the standing value as an episode, read once; ok is false for another kind of value.
func (s *standing) episode() (e episode, ok bool, err error) {
	if s.read != nil {
		return *s.read, true, nil
	}
	if e, ok, err = episodeOf(s.kind, s.body); ok && err == nil {
		s.read = &e
	}
	return e, ok, err
}

type key struct{ kind, id string }

// known is what the journal holds of an authority before a delivery.
type known struct {
	entries    map[key]*standing
	deliveries []record.Delivery // in order of as-at day
	children   map[string][]*standing
}

// format is the one format that deliveries come in so far.
const format = "annexa"

// SourceOf is how an entry names the delivery and the row it came from: format, as-at day, the files' sum, sheet and row.
func SourceOf(asAt day.Day, sum, place string) string {
	return strings.TrimSpace(fmt.Sprintf("%s %s %s %s", format, asAt, sum, place))
}

// asAtOf reads the as-at day out of an entry's source, and whether the delivery made the entry without a row; ok is false
// for an entry that no delivery made.
func asAtOf(source string) (asAt day.Day, mark, ok bool) {
	fields := strings.Fields(source)
	if len(fields) < 3 || fields[0] != format {
		return day.Never, false, false
	}
	asAt, err := day.Parse(fields[1])
	return asAt, len(fields) == 3, err == nil
}

func sumOf(body []byte) [16]byte {
	full := sha256.Sum256(body)
	return [16]byte(full[:16])
}

func byAsAt(a, b record.Delivery) int { return int(a.AsAt) - int(b.AsAt) }

// readDeliveries reads only what was delivered for an authority.
func readDeliveries(ctx context.Context, journal *store.Store, authority string) ([]record.Delivery, error) {
	k := &known{}
	err := journal.Live(ctx, authority, time.Time{}, func(e *store.Entry) error {
		if e.Kind != (record.Delivery{}).Kind() {
			return nil
		}
		return k.takeDelivery(e)
	})
	return k.deliveries, err
}

func (k *known) takeDelivery(e *store.Entry) error {
	d := record.Delivery{}
	if err := json.Unmarshal(e.Body, &d); err != nil {
		return fmt.Errorf("journal entry %d, a delivery: %w", e.Seq, err)
	}
	d.ID, d.Seq = strings.Clone(e.ID), e.Seq
	k.forget(d.ID)
	k.deliveries = append(k.deliveries, d)
	return nil
}

func (k *known) forget(delivery string) {
	k.deliveries = slices.DeleteFunc(k.deliveries, func(d record.Delivery) bool { return d.ID == delivery })
}

// newestOf is the delivery that was taken last as at a day; nil where there is none.
func (k *known) newestOf(asAt day.Day) *record.Delivery {
	var newest *record.Delivery
	for i := range k.deliveries {
		if d := &k.deliveries[i]; d.AsAt == asAt && (newest == nil || d.Seq > newest.Seq) {
			newest = d
		}
	}
	return newest
}

func (k *known) take(e *store.Entry) error {
	if e.Kind == (record.Delivery{}).Kind() {
		return k.takeDelivery(e)
	}
	asAt, mark, received := asAtOf(e.Source)
	if !received {
		delete(k.entries, key{e.Kind, e.ID}) // where somebody else has written over it, it is not a delivery's any more
		return nil
	}
	s := &standing{kind: e.Kind, id: strings.Clone(e.ID), child: strings.Clone(e.Child), seq: e.Seq, asAt: asAt, mark: mark, sum: sumOf(e.Body)}
	if decides[e.Kind] {
		s.body = slices.Clone(e.Body)
	}
	k.entries[key{s.kind, s.id}] = s
	return nil
}

// lastBefore is the as-at day of the newest delivery of the feed before a day: everything that still stands was in it.
func (k *known) lastBefore(f record.Feed, d day.Day) day.Day {
	last := day.Never
	for _, one := range k.deliveries {
		if _, ok := cover(one.Covers, f); ok && one.AsAt < d {
			last = one.AsAt
		}
	}
	return last
}

// told is what a delivery tells of a feed.
type told struct {
	record.Covered
	asAt day.Day
}

// tells says whether an event of a day lies within the list. Its first row says how far back it really goes: a council may
// cut its six months a few days short, and an empty list reaches nowhere.
func (t told) tells(kind string, when day.Day) bool {
	switch kind {
	case "contact", "early-help", "referral", "enquiry":
		return t.First.Known() && when >= t.First && when <= t.asAt
	case "legal", "placement":
		return when <= t.asAt
	}
	return false
}

// firstAfter is the oldest delivery of the feed after a day.
func (k *known) firstAfter(f record.Feed, d day.Day) (told, bool) {
	for _, one := range k.deliveries {
		if one.AsAt <= d {
			continue
		}
		if c, covered := cover(one.Covers, f); covered {
			return told{c, one.AsAt}, true
		}
	}
	return told{}, false
}

// latestAfter is the latest day that deliveries after a day told of what a list tells only the latest of.
func (k *known) latestAfter(asAt day.Day, e record.Entry) day.Day {
	last := day.Never
	for _, s := range k.byChild(e.Child) {
		if s.kind == e.Kind && s.asAt > asAt && latestOf(s.kind, s.id) == latestOf(e.Kind, e.ID) {
			last = max(last, dayOf(s.id))
		}
	}
	return last
}

// newestStart is when the child's newest episode of a kind began.
func (k *known) newestStart(kind, child string) day.Day {
	last := day.Never
	for _, s := range k.byChild(child) {
		if s.kind == kind {
			last = max(last, dayOf(s.id))
		}
	}
	return last
}

// byChild are the known values of a child.
func (k *known) byChild(child string) []*standing {
	if k.children == nil {
		k.children = map[string][]*standing{}
		for _, s := range k.entries {
			k.children[s.child] = append(k.children[s.child], s)
		}
	}
	return k.children[child]
}

func cover(covers []record.Covered, f record.Feed) (record.Covered, bool) {
	for _, c := range covers {
		if c.Feed == f {
			return c, true
		}
	}
	return record.Covered{}, false
}

// decides names the kinds of which the content, not only the day, says what it means that a later list lacks them.
var decides = map[string]bool{"child": true, "assessment": true, "need": true, "plan": true, "care": true, "adoption": true, "adopter": true}

// feedOf is the feed that tells a kind of entry: for visits, reviews and snapshots the purpose or list in its id decides.
func feedOf(kind, id string) (record.Feed, bool) {
	switch kind {
	case "contact":
		return record.Contacts, true
	case "early-help":
		return record.EarlyHelpFeed, true
	case "referral":
		return record.Referrals, true
	case "assessment":
		return record.Assessments, true
	case "enquiry":
		return record.Enquiries, true
	case "need":
		return record.NeedEpisodes, true
	case "plan":
		return record.ProtectionPlans, true
	case "care", "legal", "placement", "check":
		return record.CarePeriods, true
	case "adoption":
		return record.Adoptions, true
	case "adopter":
		return record.Adopters, true
	case "visit", "review":
		f, ok := feedOfPurpose[record.Purpose(segment(id, 1))]
		return f, ok
	case "snapshot":
		f, ok := feedOfList[segment(id, 1)]
		return f, ok
	}
	return "", false
}

var feedOfPurpose = map[record.Purpose]record.Feed{
	record.LastSeen: record.NeedEpisodes, record.ForProtection: record.ProtectionPlans, record.ForCare: record.CarePeriods,
	record.ByReviewer: record.CarePeriods, record.ForLeavingCare: record.CareLeavers,
}

var feedOfList = map[string]record.Feed{
	"list 1": record.Contacts, "list 2": record.EarlyHelpFeed, "list 3": record.Referrals, "list 4": record.Assessments,
	"list 5": record.Enquiries, "list 6": record.NeedEpisodes, "list 7": record.ProtectionPlans, "list 8": record.CarePeriods,
	"list 9": record.CareLeavers, "list 10": record.Adoptions,
}

// segment is a part of an entry's id, counted from its end: 0 is the day, 1 the purpose or list where there is one.
func segment(id string, fromEnd int) string {
	for range fromEnd {
		at := strings.LastIndexByte(id, '/')
		if at < 0 {
			return ""
		}
		id = id[:at]
	}
	return id[strings.LastIndexByte(id, '/')+1:]
}

// dayOf is the day in an entry's id.
func dayOf(id string) day.Day {
	text := segment(id, 0)
	if len(text) < len("2006-01-02") {
		return day.Never
	}
	d, err := day.Parse(text[:len("2006-01-02")])
	if err != nil {
		return day.Never
	}
	return d
}
