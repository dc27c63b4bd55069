package main

import "os/exec"

// chromium is the path of the browser that prints PDFs, by the names under which systems install it; blank where there is
// none.
func chromium() string {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}
