package web

import (
	"net"
	"net/http"
	"strings"
	"time"
)

// mostBody is how much a form may send; an upload has a limit of its own.
const mostBody = 1 << 20

// policy lets a page load its own style, script and pictures, and send forms to itself; nothing else, and nobody may put
// it in a frame.
const policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// guard stands before every route: a page of ours is asked for by its own address only, answers carry what keeps a
// browser careful, a form comes from our own pages, and every request is one line in the log.
func (s *Server) guard(next http.Handler) (http.Handler, error) {
	cross := http.NewCrossOriginProtection()
	if s.origin != nil {
		if err := cross.AddTrustedOrigin(s.origin.String()); err != nil {
			return nil, err
		}
	}
	cross.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		http.Error(w, "This form was sent from another site, so it was not taken. Open the page here and send it again.", http.StatusForbidden)
	}))
	return s.logged(s.careful(s.ours(s.bounded(cross.Handler(next))))), nil
}

// ours refuses requests that name another host: a page elsewhere could point a name of its own at this machine.
func (s *Server) ours(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !s.isOurs(r.Host) && r.URL.Path != "/health" {
			http.Error(w, "This address is not served here.", http.StatusMisdirectedRequest)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func (s *Server) isOurs(host string) bool {
	if s.origin != nil {
		return strings.EqualFold(host, s.origin.Host)
	}
	name := host
	if h, _, err := net.SplitHostPort(host); err == nil {
		name = h
	}
	ip := net.ParseIP(strings.Trim(name, "[]"))
	return strings.EqualFold(name, "localhost") || ip != nil && ip.IsLoopback()
}

func (s *Server) careful(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
		h.Set("Cache-Control", "no-store")
		if s.origin != nil {
			h.Set("Strict-Transport-Security", "max-age=31536000")
		}
		next.ServeHTTP(w, r)
	})
}

// bounded limits what a request may send. An upload's own handler raises the limit for itself.
func (s *Server) bounded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !isUpload(r) {
			r.Body = http.MaxBytesReader(w, r.Body, mostBody)
		}
		next.ServeHTTP(w, r)
	})
}

// isUpload says whether the request hands in files, or a document: see receiveForm.
func isUpload(r *http.Request) bool {
	return r.Method == http.MethodPost && (r.URL.Path == "/deliveries" || strings.HasSuffix(r.URL.Path, "/document"))
}

// logged writes one line a request: the route, never the address, for an address may hold a reference.
func (s *Server) logged(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := s.Now()
		answer := &status{ResponseWriter: w, code: http.StatusOK}
		defer func() {
			if p := recover(); p != nil {
				s.Log.Error("page panicked", "route", r.Pattern, "panic", p)
				if !answer.begun {
					http.Error(answer, "Something went wrong here. Nothing that was saved is lost.", http.StatusInternalServerError)
				}
			}
			s.Log.Info("request", "method", r.Method, "route", r.Pattern, "status", answer.code, "ms", s.Now().Sub(start).Round(time.Millisecond/10).Seconds()*1000)
		}()
		next.ServeHTTP(answer, r)
	})
}

// status remembers what was answered.
type status struct {
	http.ResponseWriter
	code  int
	begun bool
}

// WriteHeader remembers the code.
func (s *status) WriteHeader(code int) {
	s.code, s.begun = code, true
	s.ResponseWriter.WriteHeader(code)
}

// Write remembers that an answer has begun.
func (s *status) Write(b []byte) (int, error) {
	s.begun = true
	return s.ResponseWriter.Write(b)
}

// Unwrap lets http.ResponseController reach the connection.
func (s *status) Unwrap() http.ResponseWriter { return s.ResponseWriter }
