package web

import "embed"

// dist is what `npm run build` made. Without a build it holds only .gitkeep, and Handler says so.
//
//go:embed all:dist
var dist embed.FS
