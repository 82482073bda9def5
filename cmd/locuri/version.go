package main

import (
	"fmt"
	"io"
	"runtime/debug"
)

// version is set when a release is built.
var version = "development version"

type versionCommand struct{}

func (versionCommand) Run(out io.Writer) error {
	revision := ""
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				revision = " (" + s.Value[:min(12, len(s.Value))] + ")"
			}
		}
	}
	_, err := fmt.Fprintf(out, "locuri %s%s\n", version, revision)
	return err
}
