package access

// ReadRights reads a table as rights.txt is read.
func ReadRights(text string) error {
	_, err := readRights(text)
	return err
}

// RightsText is the table that is built in.
var RightsText = rightsText

// Weak are the passwords that are tried first.
var Weak = weak

// Hash makes the text that is kept of a password.
func (a Argon) Hash(password string) string { return a.hash(password) }

// Standard is how a Desk works unless it is told otherwise.
var Standard = standard
