package record

import (
	"encoding/json"
	"reflect"
	"strconv"
	"strings"
	"sync"

	"goldthread/day"
)

// Two million bodies are read when the program starts, and encoding/json takes five seconds of processor time for them.
// Bodies are flat objects of texts, days, numbers and yes-or-no that this package wrote itself, so they are read by a plan
// made once for each type. Whatever the plan does not expect (an escaped letter, a list, a field of an older version)
// is left to encoding/json, which decides what is an error. FuzzDecode holds the two against each other.

// names keeps one copy of each short text: codes, teams and workers recur a thousandfold.
type names map[string]string

func (n names) of(b []byte) string {
	if known, ok := n[string(b)]; ok {
		return known
	}
	fresh := string(b)
	if len(n) < 1<<16 {
		n[fresh] = fresh
	}
	return fresh
}

// decode reads a body into *v, which must point to a zero struct.
func decode[T any](body []byte, v *T, n names) error {
	s := scanner{rest: body}
	target := reflect.ValueOf(v).Elem()
	if s.object(planOf(target.Type()), target, n) && s.atEnd() {
		return nil
	}
	*v = *new(T)
	return json.Unmarshal(body, v)
}

// field is one member of a plan.
type field struct {
	name  string
	index []int
	set   func(target reflect.Value, raw []byte, quoted bool, n names) bool
}

type plan []field

var plans sync.Map // reflect.Type -> plan

func planOf(t reflect.Type) plan {
	if p, ok := plans.Load(t); ok {
		return p.(plan)
	}
	var p plan
	for _, f := range reflect.VisibleFields(t) {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if set := setterOf(f.Type); name != "" && name != "-" && set != nil {
			p = append(p, field{name, f.Index, set})
		}
	}
	plans.Store(t, p)
	return p
}

var (
	dayType       = reflect.TypeFor[day.Day]()
	attributeType = reflect.TypeFor[Attribute]()
)

// setterOf is how a member of that type is read; nil for types that are left to encoding/json.
func setterOf(t reflect.Type) func(reflect.Value, []byte, bool, names) bool {
	switch {
	case t == dayType:
		return setDay
	case t == attributeType:
		return setAttribute
	case t.Kind() == reflect.String:
		return setText
	case t.Kind() == reflect.Bool:
		return setBool
	case t.Kind() == reflect.Int32 || t.Kind() == reflect.Uint8:
		return setNumber
	case t == reflect.TypeFor[*int]():
		return setCount
	}
	return nil
}

func setDay(target reflect.Value, raw []byte, quoted bool, _ names) bool {
	if !quoted || len(raw) == 0 {
		return quoted
	}
	d, ok := day.ParseISO(raw)
	target.SetInt(int64(d))
	return ok
}

func setAttribute(target reflect.Value, raw []byte, quoted bool, _ names) bool {
	for i := Attribute(1); quoted && i < lastAttribute; i++ {
		if attributeNames[i] == string(raw) {
			target.SetUint(uint64(i))
			return true
		}
	}
	return false
}

func setText(target reflect.Value, raw []byte, quoted bool, n names) bool {
	if quoted {
		target.SetString(n.of(raw))
	}
	return quoted
}

func setBool(target reflect.Value, raw []byte, quoted bool, _ names) bool {
	text := string(raw)
	target.SetBool(text == "true")
	return !quoted && (text == "true" || text == "false")
}

func setNumber(target reflect.Value, raw []byte, quoted bool, _ names) bool {
	v, ok := number(raw)
	if quoted || !ok {
		return false
	}
	if target.CanInt() {
		target.SetInt(v)
		return !target.OverflowInt(v)
	}
	target.SetUint(uint64(v))
	return v >= 0 && !target.OverflowUint(uint64(v))
}

func setCount(target reflect.Value, raw []byte, quoted bool, _ names) bool {
	v, ok := number(raw)
	if quoted || !ok {
		return false
	}
	count := int(v)
	target.Set(reflect.ValueOf(&count))
	return true
}

// number reads a whole number as JSON writes it; leading noughts and signs other than minus are not JSON.
func number(raw []byte) (int64, bool) {
	digits := raw
	if len(digits) > 0 && digits[0] == '-' {
		digits = digits[1:]
	}
	if len(digits) == 0 || len(digits) > 9 || digits[0] == '0' && len(digits) > 1 {
		return 0, false
	}
	v, err := strconv.ParseInt(string(raw), 10, 64)
	return v, err == nil && digits[0] != '+' && digits[0] != '-'
}

// scanner goes through a body. Its methods give false where they meet anything out of the ordinary.
type scanner struct{ rest []byte }

func (s *scanner) take(b byte) bool {
	if len(s.rest) == 0 || s.rest[0] != b {
		return false
	}
	s.rest = s.rest[1:]
	return true
}

func (s *scanner) atEnd() bool { return len(s.rest) == 0 }

// text reads a quoted text without escapes, of printing ASCII: anything else needs the care of encoding/json.
func (s *scanner) text() ([]byte, bool) {
	if !s.take('"') {
		return nil, false
	}
	for i, b := range s.rest {
		switch {
		case b == '"':
			text := s.rest[:i]
			s.rest = s.rest[i+1:]
			return text, true
		case b == '\\' || b < ' ' || b > '~':
			return nil, false
		}
	}
	return nil, false
}

// value reads a text, a number or true or false.
func (s *scanner) value() (raw []byte, quoted, ok bool) {
	if len(s.rest) > 0 && s.rest[0] == '"' {
		raw, ok = s.text()
		return raw, true, ok
	}
	i := 0
	for i < len(s.rest) && (s.rest[i] >= '0' && s.rest[i] <= '9' || s.rest[i] >= 'a' && s.rest[i] <= 'z' || s.rest[i] == '-') {
		i++
	}
	raw = s.rest[:i]
	s.rest = s.rest[i:]
	return raw, false, i > 0
}

// object reads a flat object by a plan. A member that comes twice would have two meanings, so members must come in the
// order of the plan, in which they are written.
func (s *scanner) object(p plan, target reflect.Value, n names) bool {
	if !s.take('{') {
		return false
	}
	if s.take('}') {
		return true
	}
	next := 0
	for {
		name, ok := s.text()
		if !ok || !s.take(':') {
			return false
		}
		for next < len(p) && p[next].name != string(name) {
			next++
		}
		if next == len(p) {
			return false
		}
		raw, quoted, ok := s.value()
		if !ok || !p[next].set(target.FieldByIndex(p[next].index), raw, quoted, n) {
			return false
		}
		next++
		if s.take('}') {
			return true
		}
		if !s.take(',') {
			return false
		}
	}
}
