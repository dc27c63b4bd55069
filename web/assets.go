package web

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"net/http"
	"path"
	"time"
)

//go:embed assets/*.css assets/*.js assets/*.svg
var assetFiles embed.FS

// assets are the style, the script and the icon by name. Their address carries the hash of all of them, as one names
// another: a browser keeps them for good and asks again when any has changed.
var assets, assetsHash = readAssets()

func readAssets() (map[string][]byte, string) {
	all, sum := map[string][]byte{}, sha256.New()
	entries, err := assetFiles.ReadDir("assets")
	if err != nil {
		panic(err)
	}
	for _, e := range entries {
		content, err := assetFiles.ReadFile(path.Join("assets", e.Name()))
		if err != nil {
			panic(err)
		}
		all[e.Name()] = content
		sum.Write(content)
	}
	return all, hex.EncodeToString(sum.Sum(nil)[:6])
}

// assetPath is the address of an asset; a name that is not there is a mistake of a template.
func assetPath(name string) string {
	if assets[name] == nil {
		panic("no asset " + name)
	}
	return "/assets/" + assetsHash + "/" + name
}

func serveAsset(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("name")
	if assets[name] == nil || r.PathValue("hash") != assetsHash {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(assets[name]))
}
