package annexa

import "goldthread/ingest"

// What can be odd about an Annex A delivery, and what was done about it.
var (
	// Whole rows.
	noChild      = ingest.OddityKind{Name: "no-identifier", What: "the row has no identifier", Done: "the row was refused", Weight: ingest.Refused}
	noEvent      = ingest.OddityKind{Name: "no-event-day", What: "the day that makes the event is missing or cannot be read", Done: "the row was refused", Weight: ingest.Refused}
	duplicate    = ingest.OddityKind{Name: "exact-duplicate", What: "the row is in the list already, word for word", Done: "the row was refused; the first one was kept", Weight: ingest.Refused}
	contactTwice = ingest.OddityKind{Name: "equal-contact", What: "a contact like another one word for word", Done: "kept as a second contact; take it out of the file if it is none", Weight: ingest.Warning}
	blankRow     = ingest.OddityKind{Name: "blank-row", What: "a blank row", Done: "passed over: not data", Weight: ingest.Note}
	errorRow     = ingest.OddityKind{Name: "error-row", What: "a row of nothing but errors or dashes", Done: "passed over: not data", Weight: ingest.Note}
	footerRow    = ingest.OddityKind{Name: "footer-row", What: "a footer, filter line or total", Done: "passed over: not data", Weight: ingest.Note}
	repeatHeader = ingest.OddityKind{Name: "header-again", What: "the headers again in the middle of the list", Done: "passed over: not data", Weight: ingest.Note}

	// Cells.
	dayNotADay   = ingest.OddityKind{Name: "day-unreadable", What: "not a day", Done: "left blank; write days as dd/mm/yyyy", Weight: ingest.Warning}
	dayNotReal   = ingest.OddityKind{Name: "day-not-in-calendar", What: "a day that is not in the calendar (the month never comes first)", Done: "left blank", Weight: ingest.Warning}
	dayFarYear   = ingest.OddityKind{Name: "day-far-year", What: "a year before 1900 or after 2100", Done: "left blank", Weight: ingest.Warning}
	dayShortYear = ingest.OddityKind{Name: "day-short-year", What: "a year of two digits", Done: "read as 1950 to 2049", Weight: ingest.Note}
	dayFuture    = ingest.OddityKind{Name: "day-after-as-at", What: "a day after the as-at day", Done: "kept as it stands", Weight: ingest.Warning}
	endFirst     = ingest.OddityKind{Name: "end-before-start", What: "the end lies before the start", Done: "kept as it stands", Weight: ingest.Warning}
	bornLate     = ingest.OddityKind{Name: "born-after-care", What: "the day of birth lies after coming into care", Done: "kept as it stands", Weight: ingest.Warning}
	noReason     = ingest.OddityKind{Name: "closed-without-reason", What: "closed, but without a reason", Done: "kept; the reason is blank", Weight: ingest.Warning}
	noNeedStart  = ingest.OddityKind{Name: "need-without-start", What: "no start day of the episode of need", Done: "the child and what the row says as at the day were kept, the episode was not", Weight: ingest.Warning}
	noDay        = ingest.OddityKind{Name: "value-without-day", What: "a value whose start day is blank", Done: "not kept: it cannot be placed in time", Weight: ingest.Warning}

	ageFraction  = ingest.OddityKind{Name: "age-fraction", What: "an age with a fraction", Done: "cut to the age at the last birthday", Weight: ingest.Note}
	ageUnread    = ingest.OddityKind{Name: "age-unreadable", What: "not an age", Done: "left blank", Weight: ingest.Note}
	ageDisagrees = ingest.OddityKind{Name: "age-disagrees", What: "the age is not that of the day of birth on the as-at day", Done: "the day of birth was used", Weight: ingest.Note}

	valueUnknown = ingest.OddityKind{Name: "value-unknown", What: "a value that is not in the code list", Done: "left blank; say what it means and hand the files in again", Weight: ingest.Warning}
	countUnread  = ingest.OddityKind{Name: "count-unreadable", What: "not a whole number from 0", Done: "left blank", Weight: ingest.Warning}
	badPostcode  = ingest.OddityKind{Name: "postcode-unreadable", What: "not a postcode", Done: "left blank", Weight: ingest.Warning}
	cellError    = ingest.OddityKind{Name: "cell-error", What: "the cell holds a spreadsheet's error", Done: "left blank", Weight: ingest.Warning}
	cellNoValue  = ingest.OddityKind{Name: "formula-without-value", What: "a formula whose result is not in the file", Done: "left blank; open the file in Excel, save it and hand it in again", Weight: ingest.Warning}
	cellNothing  = ingest.OddityKind{Name: "written-blank", What: "a blank written as a dash or a word", Done: "taken for blank", Weight: ingest.Note}
	cellsBeyond  = ingest.OddityKind{Name: "cells-beyond", What: "cells far to the right of any list", Done: "passed over", Weight: ingest.Note}

	// Children over rows and lists.
	idForms      = ingest.OddityKind{Name: "identifier-forms", What: "one identifier written in different ways", Done: "taken for one child", Weight: ingest.Note}
	manyRows     = ingest.OddityKind{Name: "several-rows", What: "several rows for one child on a list of one row a child", Done: "the one with the latest start is the list's row; what the others say of events was kept", Weight: ingest.Warning}
	sayDiffers   = ingest.OddityKind{Name: "count-differs", What: "a count that should be the same on all rows of the child differs", Done: "the highest was kept", Weight: ingest.Warning}
	personDiffer = ingest.OddityKind{Name: "person-differs", What: "another day of birth, sex or ethnicity than elsewhere in the delivery", Done: "the list that knows most of the child was believed", Weight: ingest.Warning}

	// Sheets and the whole delivery.
	sheetUnknown  = ingest.OddityKind{Name: "sheet-unknown", What: "a sheet that is no list of Annex A", Done: "passed over", Weight: ingest.Note}
	sheetByName   = ingest.OddityKind{Name: "sheet-by-name", What: "too few headers are known to tell the list by them", Done: "taken for the list that the sheet's name or position says", Weight: ingest.Warning}
	sheetMisnamed = ingest.OddityKind{Name: "sheet-misnamed", What: "the headers are those of another list than the sheet's name says", Done: "the headers were believed", Weight: ingest.Warning}
	sheetTwice    = ingest.OddityKind{Name: "list-twice", What: "the list is in the delivery more than once", Done: "the rows of all its sheets were read", Weight: ingest.Warning}
	listMissing   = ingest.OddityKind{Name: "list-missing", What: "a list is not in the delivery", Done: "this delivery tells nothing of it; what others told stands", Weight: ingest.Note}
	headerUnknown = ingest.OddityKind{Name: "header-unknown", What: "a header that the list does not know", Done: "the column was passed over; say what it means and hand the files in again", Weight: ingest.Note}
	headerTwice   = ingest.OddityKind{Name: "header-twice", What: "a second column of the same meaning", Done: "the first one was read", Weight: ingest.Warning}
	headerMissing = ingest.OddityKind{Name: "header-missing", What: "a column of the list is not in the sheet", Done: "its values are blank", Weight: ingest.Warning}
	agesElsewhere = ingest.OddityKind{Name: "ages-of-another-day", What: "the ages fit another day", Done: "read as asked, with the ages of the days of birth; if the other day is right, hand the files in again as at it", Weight: ingest.Warning}
	asAtEarly     = ingest.OddityKind{Name: "as-at-too-early", What: "many days lie after the as-at day that was asked for", Done: "read as asked; look at the suggested day", Weight: ingest.Warning}
)
