// Package web is the pages that people use: the scorecard, a figure and the children behind it, deliveries, papers, people.
// Pages are made on the server, work without JavaScript, and hold nothing of another origin.
//
// A page is three things beside each other: a handler and its view type in <page>.go, and <page>.html. routes.go lists
// every route with the right that it asks; pages.go every page with its view type. What a page may show of a child comes
// from access.View alone.
package web

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"sync"
	"time"

	"goldthread/access"
	"goldthread/benchmark"
	"goldthread/day"
	reports "goldthread/ingest/inspection"
	"goldthread/store"
)

// Config is what the pages are served from and with.
type Config struct {
	Journal    *store.Store
	Desk       *access.Desk          // who may sign in
	Benchmarks *benchmark.Benchmarks // published figures
	Now        func() time.Time
	Log        *slog.Logger
	// Origin is the address under which people reach the pages, "https://goldthread.example.gov.uk"; blank on the
	// machine's own loopback address.
	Origin string
	// Patient gives a connection the time that large files need to come in; nil where connections have no limit. It is asked
	// once it is known who sends them, and that they may.
	Patient  func(http.ResponseWriter)
	Chromium string          // the program that prints PDF; blank where there is none
	Reports  *reports.Reader // reads inspection reports; nil where none are read. It is the caller's to close
}

// Server serves the pages of every authority that a place holds.
type Server struct {
	Config
	origin  *url.URL // nil on loopback
	handler http.Handler
	london  *time.Location

	mu     sync.RWMutex
	houses map[string]*keeper // by authority

	intake *intake
	room   *readingRoom

	printing chan struct{} // one PDF at a time: each is a browser of its own

	stop context.CancelFunc
	work sync.WaitGroup // what goes on beside the requests
}

// New reads the records of the place and is ready to serve them. It follows the journal until Close.
func New(ctx context.Context, c Config) (*Server, error) {
	london, err := time.LoadLocation("Europe/London")
	if err != nil {
		return nil, fmt.Errorf("the time zone of London: %w", err)
	}
	s := &Server{Config: c, london: london, houses: map[string]*keeper{}, printing: make(chan struct{}, 1), intake: newIntake(), room: newReadingRoom()}
	if c.Origin != "" {
		if s.origin, err = readOrigin(c.Origin); err != nil {
			return nil, err
		}
	}
	if s.handler, err = s.routes(); err != nil {
		return nil, err
	}
	if err := s.refreshAll(ctx); err != nil {
		return nil, err
	}
	for code := range s.houses {
		if err := s.resume(ctx, code); err != nil {
			return nil, err
		}
	}
	background, stop := context.WithCancel(context.WithoutCancel(ctx))
	s.stop = stop
	s.work.Go(func() { s.follow(background) })
	s.work.Go(func() { s.readQueue(background) })
	s.work.Go(func() { s.readReports(background) })
	return s, nil
}

// Close stops what goes on beside the requests. The journal stays open: it is the caller's.
func (s *Server) Close() {
	s.stop()
	s.work.Wait()
}

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// today is the day that it is now in London.
func (s *Server) today() day.Day { return day.OfTime(s.Now().In(s.london)) }

// readOrigin refuses what is no https address: passwords would travel in clear.
func readOrigin(text string) (*url.URL, error) {
	u, err := url.Parse(text)
	if err != nil || u.Scheme != "https" || u.Host == "" || u.Path != "" || u.RawQuery != "" || u.User != nil {
		return nil, fmt.Errorf("the origin must be the address that people type, like https://goldthread.example.gov.uk, without a path")
	}
	return u, nil
}
