package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strings"
	"syscall"
	"time"

	"locuri/api/early"
)

func listen(ctx context.Context, address string) (net.Listener, error) {
	if _, port, err := net.SplitHostPort(address); err != nil || port == "" {
		return nil, fmt.Errorf("--listen %q is not an address; it should be HOST:PORT like 127.0.0.1:8080, or :8080 for all of this machine's addresses", address)
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", address)
	switch {
	case err == nil:
		return listener, nil
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, fmt.Errorf("another program already listens on %s; stop it or choose another address with --listen", address)
	case errors.Is(err, syscall.EACCES):
		return nil, fmt.Errorf("listening on %s takes more rights; choose a port from 1024 on with --listen", address)
	case errors.Is(err, syscall.EADDRNOTAVAIL):
		return nil, fmt.Errorf("this machine does not have the address %s; choose another with --listen", address)
	}
	return nil, fmt.Errorf("cannot listen on %q: %w; correct --listen", address, err)
}

// publicURL reads what was given; else it names the listening address as a browser on this machine would.
func publicURL(given, address string) (*url.URL, error) {
	if given == "" {
		host, port, err := net.SplitHostPort(address)
		if err != nil {
			return nil, err
		}
		if ip := net.ParseIP(host); ip == nil || ip.IsUnspecified() || ip.IsLoopback() {
			host = "localhost"
		}
		return &url.URL{Scheme: "http", Host: net.JoinHostPort(host, port)}, nil
	}
	u, err := url.Parse(strings.TrimRight(given, "/"))
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Host == "" || u.RawQuery != "" || u.Fragment != "" {
		return nil, fmt.Errorf("--public-url %q is not a web address; it should be like https://locuri.example.org", given)
	}
	if u.Path != "" {
		return nil, fmt.Errorf("--public-url %q has a path; Locuri needs a host of its own, like https://locuri.example.org", given)
	}
	return u, nil
}

// drainTime is how long requests in progress get to finish.
const drainTime = 10 * time.Second

// serveUntilDone answers until ctx is done or the database is lost, and then finishes the requests in progress.
func serveUntilDone(ctx context.Context, listener net.Listener, h handler, s *store) error {
	requests, cut := context.WithCancel(context.WithoutCancel(ctx))
	defer cut()
	server := &http.Server{
		Handler:           h,
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       5 * time.Minute,  // a large import over a slow line
		WriteTimeout:      10 * time.Minute, // a whole city's export over a slow line
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
		BaseContext:       func(net.Listener) context.Context { return requests },
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	served := make(chan error, 1)
	go func() {
		served <- server.Serve(early.Listen(listener, server.IdleTimeout, h.early))
		stop()
	}()
	lost := s.keepAlive(ctx)
	drain, cancel := context.WithTimeout(requests, drainTime)
	defer cancel()
	if err := server.Shutdown(drain); err != nil {
		cut() // ends the queries of those who took too long
		server.Close()
	}
	if err := <-served; !errors.Is(err, http.ErrServerClosed) {
		return errors.Join(err, lost)
	}
	return lost
}
