package browser_test

import (
	"testing"

	"goldthread/access"
)

func TestSignIn(t *testing.T) {
	p := NewPage(t, serveTown(t).origin)
	p.Open("/")
	p.Screenshot("sign-in")
	p.Inspect()
	p.Fill("Sign-in name", "director")
	p.Fill("Password", "not this one at all")
	p.Click("Sign in")
	p.See("There is a problem")
	p.Screenshot("wrong")
	p.Inspect()
}

func TestFirst(t *testing.T) {
	p := serveTown(t).As(access.Director)
	p.Screenshot("scorecard")
	p.Inspect()
	p.Open("/")
	p.Width(320)
	p.Screenshot("scorecard-320")
	p.Open("/password")
	p.Inspect()
	p.Screenshot("password")
}
