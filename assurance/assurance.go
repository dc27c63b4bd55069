// Package assurance keeps what people write about the figures: targets and who set them, who owns a measure and what
// they say about it, notes that mark a break in a series, how the authority is called and with whom it compares itself,
// what was published, and the packs of papers on their way from draft to approved.
//
// All of it is written here, and so kept for good: each value is an entry in the journal, a change is a newer version of
// it, and what was withdrawn can still be read. Nothing here is about a child.
package assurance

// The kinds of the journal that are written here.
const (
	TargetKind     = "target"
	OwnerKind      = "owner"
	CommentaryKind = "commentary"
	BreakKind      = "break"
	AuthorityKind  = "authority"
	EditionKind    = "published"
	PackKind       = "pack"
)

// Kinds lists them.
var Kinds = []string{TargetKind, OwnerKind, CommentaryKind, BreakKind, AuthorityKind, EditionKind, PackKind}
