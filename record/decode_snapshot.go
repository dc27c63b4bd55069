package record

import (
	"encoding/json"
	"reflect"
)

var observationType = reflect.TypeFor[Observation]()

// decodeSnapshot reads a snapshot, the one body that has a list in it, and lays its observations behind those given.
func decodeSnapshot(body []byte, to []Observation, n names) (head Snapshot, all []Observation, err error) {
	s := scanner{rest: body}
	if all, ok := s.snapshot(&head, to, n); ok && s.atEnd() {
		return head, all, nil
	}
	head = Snapshot{}
	if err := json.Unmarshal(body, &head); err != nil {
		return head, to, err
	}
	return head, append(to, head.Said...), nil
}

func (s *scanner) snapshot(head *Snapshot, to []Observation, n names) ([]Observation, bool) {
	target := reflect.ValueOf(head).Elem()
	for i, name := range []string{`{"day":`, `,"list":`} {
		if !s.literal(name) {
			return nil, false
		}
		raw, quoted, ok := s.value()
		set := setNumber
		if i == 0 {
			set = setDay
		}
		if !ok || !set(target.Field(i), raw, quoted, n) {
			return nil, false
		}
	}
	if s.literal(`,"said":null}`) {
		return to, true
	}
	if !s.literal(`,"said":[`) {
		return nil, false
	}
	if s.take(']') {
		return to, s.take('}')
	}
	p := planOf(observationType)
	for {
		to = append(to, Observation{})
		if !s.object(p, reflect.ValueOf(&to[len(to)-1]).Elem(), n) {
			return nil, false
		}
		if s.take(']') {
			return to, s.take('}')
		}
		if !s.take(',') {
			return nil, false
		}
	}
}

func (s *scanner) literal(text string) bool {
	if len(s.rest) < len(text) || string(s.rest[:len(text)]) != text {
		return false
	}
	s.rest = s.rest[len(text):]
	return true
}
