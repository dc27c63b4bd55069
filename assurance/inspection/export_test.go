package inspection

// SchemeText and ReadSchemes let a test damage the table.
var SchemeText = schemeText

func ReadSchemes(text string) error { _, err := readSchemes(text); return err }
