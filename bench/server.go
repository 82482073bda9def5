//go:build linux

package main

import (
	"net/url"
	"os"
	"os/exec"
	"strings"
)

// server is a bin/locuri that runs on the database.
type server struct {
	*child
	host string // and port
}

// startServer starts the binary on the database. settings are for its connections, like "log_statement=all"; environment is added
// to this process's own.
func startServer(binary, dsn string, settings []string, environment ...string) (*server, error) {
	for _, s := range settings {
		dsn += "&" + s
	}
	cmd := exec.Command(binary, "serve", "--listen", "127.0.0.1:0")
	cmd.Env = append(append(os.Environ(), "DATABASE_URL="+dsn), environment...)
	const ready = "Locuri is ready: "
	c, line, err := start(cmd, ready)
	if err != nil {
		return nil, err
	}
	u, err := url.Parse(strings.TrimPrefix(line, ready))
	if err != nil {
		c.stop()
		return nil, err
	}
	return &server{child: c, host: "127.0.0.1:" + u.Port()}, nil
}
