package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	"goldthread/access"
	"goldthread/benchmark"
	"goldthread/ingest/inspection"
	"goldthread/store"
	"goldthread/web"
)

const usualAddress = "127.0.0.1:8080"

// serve serves the pages of a place until it is stopped.
func serve(p *program, f *flag.FlagSet) func(context.Context, []string) error {
	place, address, origin := f.String("data", "", ""), f.String("addr", usualAddress, ""), f.String("origin", "", "")
	return func(ctx context.Context, args []string) error {
		if err := noMore(args); err != nil {
			return err
		}
		if err := checkAddress(*address, *origin); err != nil {
			return err
		}
		journal, err := p.openExisting(ctx, *place)
		if err != nil {
			return err
		}
		defer journal.Close()
		if err := p.warnOfNobody(ctx, journal); err != nil {
			return err
		}
		listener, err := listen(ctx, *address)
		if err != nil {
			return err
		}
		return p.serveOn(ctx, listener, journal, *origin, func(url string) { fmt.Fprintf(p.out, "Open %s\n", url) })
	}
}

// checkAddress refuses to listen where others could read passwords on their way: outside the machine's own loopback
// address only behind something that speaks https, whose address is the origin.
func checkAddress(address, origin string) error {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return wrong("--addr %q: write it as 127.0.0.1:8080", address)
	}
	ip := net.ParseIP(host)
	if host == "localhost" || ip != nil && ip.IsLoopback() || origin != "" {
		return nil
	}
	return wrong("--addr %s can be reached from other machines, and passwords would travel in clear. Put something that speaks https in front and name "+
		"the address that people type: --origin https://goldthread.example.gov.uk", address)
}

func listen(ctx context.Context, address string) (net.Listener, error) {
	var how net.ListenConfig
	listener, err := how.Listen(ctx, "tcp", address)
	if err != nil {
		return nil, fmt.Errorf("listen on %s (is another program there? choose another address with --addr): %w", address, err)
	}
	return listener, nil
}

// warnOfNobody says what to do where nobody can sign in yet.
func (p *program) warnOfNobody(ctx context.Context, journal *store.Store) error {
	codes, err := journal.Authorities(ctx)
	if err != nil {
		return err
	}
	desk, err := p.desk(journal)
	if err != nil {
		return err
	}
	for _, code := range codes {
		people, err := desk.Accounts(ctx, code)
		if err != nil {
			return err
		}
		if len(people) == 0 {
			fmt.Fprintf(p.err, "Nobody can sign in for authority %s yet: make an account with goldthread user add.\n", code)
		}
	}
	return nil
}

// desk keeps a place's accounts. Their last day is a day in London.
func (p *program) desk(journal *store.Store) (*access.Desk, error) {
	london, err := time.LoadLocation("Europe/London")
	if err != nil {
		return nil, fmt.Errorf("the time zone of London: %w", err)
	}
	return access.NewDesk(journal, func() time.Time { return p.now().In(london) }, access.Settings{})
}

// serveOn serves until the context ends, and lets the requests that are under way finish. ready is called with the
// address when the pages can be opened.
func (p *program) serveOn(ctx context.Context, listener net.Listener, journal *store.Store, origin string, ready func(url string)) error {
	defer listener.Close()
	desk, err := p.desk(journal)
	if err != nil {
		return err
	}
	log := slog.New(slog.NewTextHandler(p.err, nil))
	reader := inspection.NewReader(compiledPDFium())
	defer reader.Close()
	site, err := web.New(ctx, web.Config{Journal: journal, Desk: desk, Benchmarks: benchmark.Embedded(), Now: p.now, Log: log, Origin: origin, Chromium: chromium(), Patient: p.patient, Reports: reader})
	if err != nil {
		return err
	}
	defer site.Close()
	server := &http.Server{
		Handler:           site,
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       time.Minute,
		WriteTimeout:      2 * time.Minute,
		IdleTimeout:       2 * time.Minute,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	if origin == "" {
		origin = "http://" + listener.Addr().String()
	}
	ready(origin)
	select {
	case err := <-ended:
		return fmt.Errorf("serve the pages: %w", err)
	case <-ctx.Done():
		return finish(server)
	}
}

// patience is how long requests that are under way may take to finish when the program is stopped.
const patience = 15 * time.Second

func finish(server *http.Server) error {
	ctx, stop := context.WithTimeout(context.Background(), patience)
	defer stop()
	if err := server.Shutdown(ctx); err != nil {
		return errors.Join(fmt.Errorf("stop serving: some requests did not finish in %s: %w", patience, err), server.Close())
	}
	return nil
}

// uploadTakes is how long a file may take to come in.
const uploadTakes = 15 * time.Minute

// patient gives a connection the time that a slow line needs for files.
func (p *program) patient(w http.ResponseWriter) {
	until := p.now().Add(uploadTakes)
	// A connection that cannot be given longer keeps the usual time, and the upload says that it was cut off.
	_ = http.NewResponseController(w).SetReadDeadline(until)
	_ = http.NewResponseController(w).SetWriteDeadline(until.Add(time.Minute))
}
