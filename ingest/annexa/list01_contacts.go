package annexa

import (
	"goldthread/codelist"
	"goldthread/record"
)

var contacts = list{
	number: 1, title: "Contacts", feed: record.Contacts, months: 6, event: contactDay,
	names: []string{"contacts", "contact"},
	columns: person(
		column{field: contactDay, header: "Date of Contact", also: []string{"Contact Date"}, words: []string{"date contact"}},
		column{field: contactSource, header: "Contact Source", set: codelist.Source, words: []string{"contact source"}},
	),
	read: readContact, write: writeContacts,
}

func readContact(r *row) {
	on := r.event(contactDay)
	if !on.Known() {
		return
	}
	r.tell(contactDay, record.Contact{Day: on, Source: r.code(contactSource)})
}

func writeContacts(w *writer) error {
	for _, c := range w.children() {
		if c.Front == nil {
			continue
		}
		for _, v := range c.Front.Contacts {
			if !w.window.Has(v.Day) {
				continue
			}
			w.child(c)
			w.day(contactDay, v.Day)
			w.code(contactSource, v.Source)
			if err := w.row(); err != nil {
				return err
			}
		}
	}
	return nil
}
