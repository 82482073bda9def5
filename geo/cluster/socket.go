package cluster

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"syscall"
)

const (
	database = "locuri" // name of the database, and of the database's superuser
	port     = "5432"   // no network port: only part of the socket's file name
)

// socketPathLimit is what fits into sockaddr_un of the narrowest system, macOS; Linux takes 107 bytes.
const socketPathLimit = 103

// socketDir returns the folder for the socket: in the data folder, or, where that path is too long for a socket, in the folder
// for temporary files.
func (f *folder) socketDir() (string, error) {
	dir := filepath.Join(f.path, "run")
	if !fits(dir) {
		sum := sha256.Sum256([]byte(f.path))
		dir = filepath.Join(os.TempDir(), fmt.Sprintf("locuri-%d-%x", f.account.uid, sum[:6]))
	}
	if !fits(dir) {
		return "", fmt.Errorf("the data folder's path %s is too long for a socket, and so is that of the temporary folder %s; choose a shorter one with --data", f.path, os.TempDir())
	}
	if err := f.mkdir(dir); err != nil {
		return "", fmt.Errorf("make a folder for the database's socket: %w", err)
	}
	return dir, f.checkPrivate(dir)
}

// clearSocket removes what a killed server left. Its pid in the socket's lock file may look alive, as another process by now or as one that
// nobody has waited for yet, and PostgreSQL would refuse to start. The caller has ended all processes of the cluster.
func clearSocket(dir string) error {
	socket := filepath.Join(dir, ".s.PGSQL."+port)
	return errors.Join(removeIfThere(socket+".lock"), removeIfThere(socket))
}

// removeSocketDir clears up in the folder for temporary files; in the data folder the socket's folder stays.
func (f *folder) removeSocketDir(dir string) {
	if filepath.Dir(dir) != f.path {
		_ = os.Remove(dir) // the next start would use it again
	}
}

func fits(dir string) bool { return len(dir)+len("/.s.PGSQL."+port) <= socketPathLimit }

// checkPrivate matters in the folder for temporary files, where anybody could have made the folder before us.
func (f *folder) checkPrivate(dir string) error {
	info, err := os.Lstat(dir)
	if err != nil {
		return err
	}
	stat := info.Sys().(*syscall.Stat_t)
	if !info.IsDir() || int(stat.Uid) != f.account.uid || info.Mode().Perm()&0o077 != 0 {
		return fmt.Errorf("%s should be a folder of the user %s alone (mode 0700); remove it and start again", dir, f.account.name)
	}
	return nil
}

func dsn(socket, name string) string {
	q := url.Values{"host": {socket}, "port": {port}, "user": {database}, "sslmode": {"disable"}}
	return "postgres:///" + url.PathEscape(name) + "?" + q.Encode()
}
