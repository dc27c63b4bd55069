package benchmark

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"fmt"
	"io"
	"sync"
)

// The embedded files are the published ones in their own form, cut to the measures that the catalogue names. Each is
// listed in data/README.md with source, date and licence; make_test.go writes them (go test ./benchmark -update).
var (
	//go:embed data/lait.csv.gz
	laitFile []byte
	//go:embed data/measures.csv.gz
	measuresFile []byte
	//go:embed data/neighbours.csv.gz
	neighboursFile []byte
	//go:embed data/authorities.csv.gz
	authoritiesFile []byte
	//go:embed data/population.csv.gz
	populationFile []byte
	//go:embed data/inspections.csv.gz
	inspectionsFile []byte
	//go:embed data/visits.csv.gz
	visitsFile []byte
	// What inspection reports tell of inspections that no table here has, typed off them with the page.
	//go:embed data/reported.csv
	reportedFile []byte
)

// Embedded gives the figures that are part of the program, unpacked once, on first use. That they can be read is
// tested, so a failure is a broken build and panics.
var Embedded = sync.OnceValue(func() *Benchmarks {
	b, err := readEmbedded()
	if err != nil {
		panic("embedded benchmarks: " + err.Error())
	}
	return b
})

func readEmbedded() (*Benchmarks, error) {
	b := newBenchmarks()
	for _, file := range []struct {
		name   string
		packed []byte
	}{
		{"authorities.csv.gz", authoritiesFile}, {"population.csv.gz", populationFile},
		{"neighbours.csv.gz", neighboursFile}, {"measures.csv.gz", measuresFile}, {"lait.csv.gz", laitFile},
		{"inspections.csv.gz", inspectionsFile}, {"visits.csv.gz", visitsFile},
	} {
		unpacked, err := gzip.NewReader(bytes.NewReader(file.packed))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file.name, err)
		}
		text, err := io.ReadAll(unpacked)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file.name, err)
		}
		if err := b.read(file.name, bytes.NewReader(text)); err != nil {
			return nil, err
		}
	}
	if err := b.read("reported.csv", bytes.NewReader(reportedFile)); err != nil {
		return nil, err
	}
	b.finish()
	return b, nil
}
