package web

import (
	"errors"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"goldthread/access"
	"goldthread/day"
)

// errSignIn says that nobody is signed in, or no longer.
var errSignIn = errors.New("nobody is signed in")

// cookieName carries a session. Under https its prefix keeps other sites of the same domain from setting it.
func (s *Server) cookieName() string {
	if s.origin != nil {
		return "__Host-goldthread"
	}
	return "goldthread"
}

func (s *Server) cookie(token string, maxAge int) *http.Cookie {
	return &http.Cookie{Name: s.cookieName(), Value: token, Path: "/", MaxAge: maxAge, HttpOnly: true, Secure: s.origin != nil, SameSite: http.SameSiteLaxMode}
}

// visitOf finds out who asks.
func (s *Server) visitOf(w http.ResponseWriter, r *http.Request) (*visit, error) {
	c, err := r.Cookie(s.cookieName())
	if err != nil {
		return nil, errSignIn
	}
	viewer, err := s.Desk.Session(r.Context(), c.Value)
	if err != nil {
		return nil, err
	}
	k, err := s.keeperOf(r.Context(), viewer.Authority)
	if err != nil {
		return nil, err
	}
	h := k.newest.Load() // renewed beside the requests: a page never waits for a delivery
	if h == nil {
		h, err = s.refresh(r.Context(), viewer.Authority)
	}
	return &visit{Server: s, w: w, r: r, viewer: viewer, house: h, keeper: k}, err
}

// newestDay is the as-at day of the newest delivery.
func (v *visit) newestDay() day.Day { return v.house.book.LatestDelivery(v.today()) }

// askToSignIn sends somebody who is not signed in to do so, and back afterwards. What a form sent is shown to who sent it:
// a session that ended while somebody wrote must not take their words with it.
func (s *Server) askToSignIn(w http.ResponseWriter, r *http.Request, err error) {
	if !errors.Is(err, errSignIn) && !errors.Is(err, access.ErrNoSession) {
		s.Log.Error("who is it", "error", err)
		http.Error(w, "Something went wrong here. Try again in a minute.", http.StatusInternalServerError)
		return
	}
	if typed := typedIn(r); len(typed) > 0 {
		v := signInView{Typed: typed, Problem: "You were signed out, so what you sent was not saved. It stands below: copy it, sign in, and send it again."}
		v.Title = "Error: sign in"
		s.mustSend(w, http.StatusUnauthorized, "sign_in", &v)
		return
	}
	to := "/sign-in"
	if r.Method == http.MethodGet && r.URL.Path != "/" {
		to += "?next=" + url.QueryEscape(r.URL.RequestURI())
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
}

type signInView struct {
	frame
	Name, Next, Problem string
	Typed               []string // by somebody whose session ended meanwhile
}

// shortestTyped is how long a field is that somebody would not like to type again.
const shortestTyped = 40

// passwordFields are the fields of all forms that hold one; none is ever shown again.
var passwordFields = []string{"password", "old", "new", "again"}

// typedIn gives the longer texts that a form sent. Files are not read: an upload is simply sent again.
func typedIn(r *http.Request) []string {
	if r.Method != http.MethodPost || isUpload(r) || r.ParseForm() != nil {
		return nil
	}
	var typed []string
	for _, name := range slices.Sorted(maps.Keys(r.PostForm)) {
		for _, text := range r.PostForm[name] {
			if len(text) >= shortestTyped && !slices.Contains(passwordFields, name) {
				typed = append(typed, text)
			}
		}
	}
	return typed
}

func (s *Server) signInPage(w http.ResponseWriter, r *http.Request) {
	v := signInView{Next: localPath(r.URL.Query().Get("next"))}
	v.Title = "Sign in"
	v.Notice = notices[r.URL.Query().Get("said")]
	s.mustSend(w, http.StatusOK, "sign_in", &v)
}

func (s *Server) signIn(w http.ResponseWriter, r *http.Request) {
	name := strings.ToLower(strings.TrimSpace(r.PostFormValue("name")))
	token, _, err := s.Desk.SignIn(r.Context(), name, r.PostFormValue("password"))
	if err != nil {
		s.signInAgain(w, r, name, err)
		return
	}
	http.SetCookie(w, s.cookie(token, 0))
	http.Redirect(w, r, localPath(r.PostFormValue("next")), http.StatusSeeOther)
}

func (s *Server) signInAgain(w http.ResponseWriter, r *http.Request, name string, err error) {
	problem, ok := s.signInProblem(err)
	if !ok {
		s.Log.Error("sign in", "error", err)
		http.Error(w, "Something went wrong here. Try again in a minute.", http.StatusInternalServerError)
		return
	}
	v := signInView{Name: name, Next: localPath(r.PostFormValue("next")), Problem: problem}
	v.Title = "Error: sign in"
	s.mustSend(w, http.StatusUnprocessableEntity, "sign_in", &v)
}

// signInProblem is what somebody is told who could not sign in.
func (s *Server) signInProblem(err error) (string, bool) {
	var locked *access.Locked
	switch {
	case errors.Is(err, access.ErrWrong):
		return "The name and the password do not go together. Check both and try again.", true
	case errors.As(err, &locked):
		return "There were too many wrong passwords. Wait until " + locked.Until.In(s.london).Format("15:04") + " and try again, or ask your system lead for a new password.", true
	case errors.Is(err, access.ErrExpired):
		return "Your access has ended on the day that was agreed. Ask your system lead if you still need it.", true
	case errors.Is(err, access.ErrDisabled):
		return "This account is closed. Ask your system lead if you still need it.", true
	}
	return "", false
}

// localPath keeps a reader on these pages: anything that is not a path here becomes the first page.
func localPath(path string) string {
	u, err := url.Parse(path)
	if err != nil || u.Scheme != "" || u.Host != "" || u.User != nil || !strings.HasPrefix(path, "/") || strings.HasPrefix(path, "//") || strings.ContainsAny(path, "\\\r\n\t") {
		return "/"
	}
	return path
}

func (s *Server) mustSend(w http.ResponseWriter, code int, name string, v framed) {
	if err := s.send(w, code, name, v); err != nil {
		s.Log.Error("page failed", "page", name, "error", err)
		http.Error(w, "Something went wrong here. Try again in a minute.", http.StatusInternalServerError)
	}
}

func (v *visit) signOut() error {
	if c, err := v.r.Cookie(v.cookieName()); err == nil {
		if err := v.Desk.SignOut(v.ctx(), c.Value); err != nil {
			return err
		}
	}
	http.SetCookie(v.w, v.cookie("", -1))
	http.Redirect(v.w, v.r, "/sign-in?said=signed-out", http.StatusSeeOther)
	return nil
}

type passwordView struct {
	frame
	Name, Until, Problem string
}

func (v *visit) password() error { return v.passwordPage(http.StatusOK, "") }

func (v *visit) passwordPage(code int, problem string) error {
	view := passwordView{Name: v.viewer.Account.Name, Problem: problem}
	if v.viewer.Account.Until.Known() {
		view.Until = v.viewer.Account.Until.Long()
	}
	view.Title = "Your sign-in"
	return v.answer(code, "password", &view)
}

// changePassword asks for the old one again: an open screen must not be enough.
func (v *visit) changePassword() error {
	fresh := v.r.PostFormValue("new")
	if fresh != v.r.PostFormValue("again") {
		return v.passwordPage(http.StatusUnprocessableEntity, "The new password and its repetition are not the same.")
	}
	if err := access.CheckPassword(v.viewer.Account.Name, fresh); err != nil {
		return v.passwordPage(http.StatusUnprocessableEntity, upperFirst(err.Error())+".")
	}
	token, _, err := v.Desk.ChangePassword(v.ctx(), v.viewer, v.r.PostFormValue("old"), fresh)
	if errors.Is(err, access.ErrWrong) {
		return v.passwordPage(http.StatusUnprocessableEntity, "The password you have is not the one you typed.")
	}
	if problem, ok := v.signInProblem(err); ok {
		return v.passwordPage(http.StatusUnprocessableEntity, problem)
	}
	if err != nil {
		return err
	}
	http.SetCookie(v.w, v.cookie(token, 0))
	return v.done("/password", "password")
}

// clockTime is the time of day in London, as pages say it.
func (s *Server) clockTime(t time.Time) string { return t.In(s.london).Format("15:04") }
