//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"time"
)

// nginx serves the files of a folder: the very bytes that the server answered, each question's under its case and number, with ".gz"
// where they were compressed. It is how fast those bytes can be given out on this machine by a program that does nothing else.
type nginx struct {
	*child
	host string
	root string
}

const nginxConfig = `
daemon off;
user %[1]s;
worker_processes auto;
pid %[2]s/nginx.pid;
error_log stderr crit;
events { worker_connections 1024; }
http {
	access_log off;
	sendfile on;
	tcp_nopush on;
	keepalive_requests 1000000000;
	gzip_static on;
	default_type application/octet-stream;
	client_body_temp_path %[2]s/tmp;
	proxy_temp_path %[2]s/tmp;
	fastcgi_temp_path %[2]s/tmp;
	uwsgi_temp_path %[2]s/tmp;
	scgi_temp_path %[2]s/tmp;
	server { listen %[3]s; root %[2]s/files; }
}
`

func startNginx(folder string) (*nginx, error) {
	program, err := exec.LookPath("nginx")
	if err != nil {
		program = "/usr/sbin/nginx" // Debian keeps it out of the path of ordinary users
	}
	who, err := user.Current()
	if err != nil {
		return nil, err
	}
	n := &nginx{root: filepath.Join(folder, "files")}
	if n.host, err = freeAddress(); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(n.root, 0o755); err != nil {
		return nil, err
	}
	config := filepath.Join(folder, "nginx.conf")
	if err := os.WriteFile(config, fmt.Appendf(nil, nginxConfig, who.Username, folder, n.host), 0o644); err != nil {
		return nil, err
	}
	if n.child, _, err = start(exec.Command(program, "-c", config, "-e", "stderr"), ""); err != nil {
		return nil, err
	}
	return n, n.await()
}

// await returns when nginx takes connections.
func (n *nginx) await() error {
	for range 100 {
		conn, err := net.Dial("tcp", n.host)
		if err == nil {
			return conn.Close()
		}
		select {
		case <-n.done:
			return fmt.Errorf("nginx ended: %s", n.said)
		case <-time.After(50 * time.Millisecond):
		}
	}
	n.stop()
	return fmt.Errorf("nginx does not listen on %s: %s", n.host, n.said)
}

// keep writes what was answered to a question of a case, and gives the path to ask nginx for it.
func (n *nginx) keep(name string, i int, body []byte, compressed bool) (string, error) {
	path := "/" + name + "/" + strconv.Itoa(i)
	file := filepath.Join(n.root, path)
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return "", err
	}
	if compressed {
		file += ".gz"
	}
	return path, os.WriteFile(file, body, 0o644)
}

// fetch keeps what is at an address, and gives the path to ask nginx for it.
func (n *nginx) fetch(ctx context.Context, name, url string) (string, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return "", err
	}
	response, err := plain.Do(request)
	if err != nil {
		return "", err
	}
	defer response.Body.Close()
	file, err := os.Create(filepath.Join(n.root, name))
	if err != nil {
		return "", err
	}
	_, err = io.Copy(file, response.Body)
	return "/" + name, errors.Join(err, file.Close())
}
