package report

import (
	"net/url"
	"regexp"
	"strings"
)

// Block is a paragraph or a list of the officer's text. The templates escape every word of it.
type Block struct {
	Kind  string     // "paragraph", "list" or "numbered"
	Items [][]Inline // one for a paragraph
	Flags []Flag     // sentences of it to look at; none in the public edition
}

// Inline is a run of text.
type Inline struct {
	Text string
	Bold bool
	Link string // http, https or mailto; blank for plain text
}

var (
	listItem     = regexp.MustCompile(`^\s*[-*]\s+(.*)$`)
	numberedItem = regexp.MustCompile(`^\s*\d+[.)]\s+(.*)$`)
	marked       = regexp.MustCompile(`\*\*([^*]+)\*\*|\[([^\]]+)\]\(([^)\s]+)\)`)
)

// blocksOf reads the Markdown that the officer's file may hold: paragraphs, lists, bold and links. Anything else stays
// the text it is.
func blocksOf(text string) []Block {
	var blocks []Block
	var raw []string // of the block that is being read, for its flags
	open := ""
	end := func() {
		if n := len(blocks); n > 0 && raw != nil {
			apart := map[bool]string{true: "\n", false: "\n\n"}[open == "paragraph"] // each item is a sentence of its own
			blocks[n-1].Flags = vagueSentences(strings.Join(raw, apart))
		}
		raw, open = nil, ""
	}
	add := func(kind, line string) {
		if open != kind || kind == "" {
			end()
			blocks, open = append(blocks, Block{Kind: kind}), kind
		}
		b := &blocks[len(blocks)-1]
		if kind == "paragraph" && len(b.Items) == 1 {
			b.Items[0] = append(b.Items[0], inlines(" "+line)...)
		} else {
			b.Items = append(b.Items, inlines(line))
		}
		raw = append(raw, line)
	}
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, " \t\r\n")
		switch {
		case strings.TrimSpace(line) == "":
			end()
		case listItem.MatchString(line):
			add("list", listItem.FindStringSubmatch(line)[1])
		case numberedItem.MatchString(line):
			add("numbered", numberedItem.FindStringSubmatch(line)[1])
		case open == "list" || open == "numbered": // a line that goes on from the item above
			items := blocks[len(blocks)-1].Items
			items[len(items)-1] = append(items[len(items)-1], inlines(" "+strings.TrimSpace(line))...)
			raw[len(raw)-1] += " " + strings.TrimSpace(line)
		default:
			add("paragraph", strings.TrimSpace(line))
		}
	}
	end()
	return blocks
}

func inlines(text string) []Inline {
	var found []Inline
	from := 0
	for _, m := range marked.FindAllStringSubmatchIndex(text, -1) {
		if m[0] > from {
			found = append(found, Inline{Text: text[from:m[0]]})
		}
		switch {
		case m[2] >= 0:
			found = append(found, Inline{Text: text[m[2]:m[3]], Bold: true})
		case safeLink(text[m[6]:m[7]]):
			found = append(found, Inline{Text: text[m[4]:m[5]], Link: text[m[6]:m[7]]})
		default:
			found = append(found, Inline{Text: text[m[0]:m[1]]})
		}
		from = m[1]
	}
	if from < len(text) {
		found = append(found, Inline{Text: text[from:]})
	}
	return found
}

func safeLink(address string) bool {
	u, err := url.Parse(address)
	return err == nil && (u.Scheme == "https" && u.Host != "" || u.Scheme == "http" && u.Host != "" || u.Scheme == "mailto" && u.Opaque != "")
}
