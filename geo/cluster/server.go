package cluster

import (
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// server is the postmaster, the parent of all the database's processes.
type server struct {
	*child
	logFile string
	logFrom int64 // where this run's lines begin in the log
}

// How long the server gets to write everything down when it is asked to end, and how long to give up when it is told to.
const (
	patience   = 60 * time.Second
	impatience = 10 * time.Second
)

// arguments are the settings that are not for changing: who can connect, and what is written where. A setting given this
// way stands above every file.
func arguments(f *folder, socket string, ephemeral bool) []string {
	args := []string{"-D", f.postgres()}
	set := func(settings ...string) {
		for _, s := range settings {
			args = append(args, "-c", s)
		}
	}
	set("listen_addresses=", "port="+port, "unix_socket_directories="+quoteList(socket), "unix_socket_permissions=0700",
		"hba_file="+filepath.Join(f.postgres(), "pg_hba.conf"), "ident_file="+filepath.Join(f.postgres(), "pg_ident.conf"),
		"logging_collector=off", "log_destination=stderr", "log_line_prefix=%m [%p] ",
		// Statements hold what people wrote; the log need not.
		"log_min_messages=warning", "log_min_error_statement=panic", "log_parameter_max_length_on_error=0")
	if ephemeral {
		set("fsync=off", "synchronous_commit=off", "full_page_writes=off", "wal_level=minimal", "max_wal_senders=0",
			"shared_buffers=64MB", "max_connections=200", "checkpoint_timeout=1h", "autovacuum=off",
			// Keeps shared memory in the data folder: what is left of a killed test goes with it.
			"dynamic_shared_memory_type=mmap")
	}
	return args
}

// quoteList quotes one path for a setting that takes a list.
func quoteList(path string) string { return `"` + strings.ReplaceAll(path, `"`, `""`) + `"` }

// writeAccess lets in, through the socket, the account that the server runs as and root, and nobody else.
func writeAccess(f *folder) error {
	if err := f.write(filepath.Join(f.postgres(), "pg_hba.conf"), "local all all peer map=locuri\n"); err != nil {
		return err
	}
	return f.write(filepath.Join(f.postgres(), "pg_ident.conf"),
		fmt.Sprintf("locuri %q %s\nlocuri root %s\n", f.account.name, database, database))
}

func startServer(f *folder, b Binaries, args []string) (*server, error) {
	if err := rotate(f.logFile()); err != nil {
		return nil, err
	}
	log, err := os.OpenFile(f.logFile(), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, fmt.Errorf("open the database's log: %w", err)
	}
	defer log.Close()
	if err := f.own(f.logFile()); err != nil {
		return nil, err
	}
	from, err := log.Seek(0, io.SeekEnd)
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(filepath.Join(b.Dir, "postgres"), args...)
	cmd.Stdout, cmd.Stderr = log, log
	c, err := startChild(cmd, f.account, endAfterRollback)
	if err != nil {
		return nil, fmt.Errorf("cannot run %s: %w", cmd.Path, err)
	}
	return &server{child: c, logFile: f.logFile(), logFrom: from}, nil
}

// rotate keeps the log of the database from growing for ever: what is large is put aside at a start, in place of what was aside before.
func rotate(path string) error {
	const large = 8 << 20
	info, err := os.Stat(path)
	if err != nil || info.Size() < large {
		return nil
	}
	return os.Rename(path, path+".old")
}

// stop asks for a fast shutdown: transactions in progress are rolled back, everything is written to disk.
func (s *server) stop(brutal bool, log *slog.Logger) {
	if brutal {
		s.signal(endAtOnce)
		<-s.done
		return
	}
	s.signal(endAfterRollback)
	select {
	case <-s.done:
		return
	case <-time.After(patience):
	}
	log.Warn("the database takes too long to stop; ending it at once", "after", patience)
	s.signal(endAtOnce)
	select {
	case <-s.done:
	case <-time.After(impatience):
		s.signal(syscall.SIGKILL)
		<-s.done
	}
}

// lastWords is why the server ended, as far as its log says.
func (s *server) lastWords() string {
	why := s.state()
	file, err := os.Open(s.logFile)
	if err != nil {
		return why
	}
	defer file.Close()
	lines, err := io.ReadAll(io.NewSectionReader(file, s.logFrom, 1<<20))
	if err != nil || len(lines) == 0 {
		return why
	}
	return fmt.Sprintf("%s (%s; its log is %s)", complaint(string(lines)), why, s.logFile)
}
