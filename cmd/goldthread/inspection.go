package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"text/tabwriter"

	"goldthread/day"
	"goldthread/ingest/inspection"
)

const inspectionUsage = "read FILE.pdf [--json]"

// inspectionReport reads what the inspectorate published.
func inspectionReport(p *program, f *flag.FlagSet) func(context.Context, []string) error {
	asJSON := f.Bool("json", false, "")
	return func(ctx context.Context, args []string) error {
		if len(args) == 0 || args[0] != "read" {
			return wrong("say what to do: read")
		}
		files, err := flagsAmong(f, args[1:])
		if err != nil {
			return err
		}
		if len(files) != 1 {
			return wrong("name one file: read FILE.pdf")
		}
		r, err := readInspection(ctx, files[0])
		if err != nil {
			return err
		}
		if *asJSON {
			return writeInspection(p.out, r)
		}
		return printInspection(p.out, filepath.Base(files[0]), r)
	}
}

// flagsAmong reads flags that stand before, between or after other words, and gives the words.
func flagsAmong(f *flag.FlagSet, args []string) (words []string, err error) {
	for len(args) > 0 {
		if err := f.Parse(args); err != nil {
			if err == flag.ErrHelp {
				return nil, err
			}
			return nil, wrong("%v", err)
		}
		if args = f.Args(); len(args) > 0 {
			words, args = append(words, args[0]), args[1:]
		}
	}
	return words, nil
}

func readInspection(ctx context.Context, name string) (inspection.Report, error) {
	file, err := os.Open(name)
	if err != nil {
		return inspection.Report{}, err
	}
	defer file.Close()
	content, err := io.ReadAll(io.LimitReader(file, inspection.MaxBytes+1))
	if err != nil {
		return inspection.Report{}, err
	}
	reader := inspection.NewReader(compiledPDFium())
	defer reader.Close()
	return reader.Read(ctx, filepath.Base(name), content)
}

// compiledPDFium is the folder that keeps the compiled form of what opens PDF files, so that only the first file on a machine
// waits for it. Nothing of a file is kept there. Where there is no such folder each run compiles it anew.
func compiledPDFium() string {
	caches, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	folder := filepath.Join(caches, "goldthread", "pdfium")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return ""
	}
	return folder
}

func writeInspection(w io.Writer, r inspection.Report) error {
	text, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "%s\n", text)
	return err
}

// printInspection prints a report for people, in the report's order.
func printInspection(w io.Writer, name string, r inspection.Report) error {
	fmt.Fprintf(w, "%s, %d pages\n\n", name, r.Pages)
	t := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	fmt.Fprintf(t, "Council\t%s\n", orNotFound(r.Authority))
	fmt.Fprintf(t, "Framework\t%s\n", orNotFound(r.Framework))
	fmt.Fprintf(t, "Inspected\t%s\n", orNotFound(spanInWords(r.Start, r.End)))
	fmt.Fprintf(t, "Published\t%s\n", published(name, r))
	fmt.Fprintf(t, "Lead inspector\t%s\n", orNotFound(r.LeadInspector))
	if err := t.Flush(); err != nil {
		return err
	}
	if err := printJudgements(w, r); err != nil {
		return err
	}
	printRecommendations(w, r)
	if missing := r.NotFound(); len(missing) > 0 {
		fmt.Fprintf(w, "\nNot found: %s. Look in the report itself; what is not found is never made up.\n", strings.Join(missing, ", "))
	}
	return nil
}

func printJudgements(w io.Writer, r inspection.Report) error {
	fmt.Fprintln(w, "\nJudgements")
	switch {
	case !r.Graded():
		fmt.Fprintf(w, "  none: a %s gives no grades\n", r.Framework)
	case len(r.Judgements) == 0:
		fmt.Fprintln(w, "  not found")
	}
	t := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	for _, j := range r.Judgements {
		fmt.Fprintf(t, "  %s\t%s\n", j.Area, orNotFound(j.Grade))
	}
	return t.Flush()
}

func printRecommendations(w io.Writer, r inspection.Report) {
	fmt.Fprintf(w, "\nRecommendations: %d\n", len(r.Recommendations))
	if len(r.Recommendations) == 0 {
		fmt.Fprintln(w, "  not found")
	}
	heading := ""
	for i, item := range r.Recommendations {
		if item.Heading != heading {
			heading = item.Heading
			fmt.Fprintf(w, "\n  %s\n", heading)
		}
		label := fmt.Sprintf("%d of %d, page %d", i+1, len(r.Recommendations), item.Page)
		if item.Number != 0 {
			label += fmt.Sprintf(", number %d", item.Number)
		}
		if item.ForBoard {
			label += ", for the Local Safeguarding Children Board"
		}
		if item.Priority {
			label += ", PRIORITY"
		}
		fmt.Fprintf(w, "  %s\n%s", label, folded(item.Text, "    ", 96))
	}
}

// folded breaks a text into lines of at most width letters.
func folded(text, indent string, width int) string {
	var b strings.Builder
	line := indent
	for _, word := range strings.Fields(text) {
		if len(line) > len(indent) && len(line)+1+len(word) > width {
			b.WriteString(line + "\n")
			line = indent
		}
		if len(line) > len(indent) {
			line += " "
		}
		line += word
	}
	return b.String() + line + "\n"
}

func orNotFound(text string) string {
	if text == "" {
		return "not found"
	}
	return text
}

// published says the day of publication. Reports since 2018 do not print it; the name of the file may hint at it.
func published(name string, r inspection.Report) string {
	if r.Published.Known() {
		return r.Published.Long()
	}
	if hint := inspection.DayInName(name); hint.Known() {
		return "not found (the file's name says " + hint.Long() + ")"
	}
	return "not found"
}

func spanInWords(from, to day.Day) string {
	switch {
	case !from.Known():
		return ""
	case from == to:
		return from.Long()
	}
	return from.Long() + " to " + to.Long()
}
