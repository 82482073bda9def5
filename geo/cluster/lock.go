package cluster

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// acquire takes the folder for this process. The kernel frees the lock when the process ends, however that happens.
func (f *folder) acquire() error {
	path := filepath.Join(f.path, lockName)
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return fmt.Errorf("the data folder is not ours to use: %w; choose another with --data, or run as the user that owns it", err)
	}
	if err := syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		defer file.Close()
		if errors.Is(err, syscall.EWOULDBLOCK) {
			return f.holder(file)
		}
		return fmt.Errorf("lock the data folder %s: %w", f.path, err)
	}
	f.lock = file
	if err := f.own(path); err != nil {
		f.release()
		return err
	}
	return f.announce("")
}

// announce writes into the lock file who holds it and, once that is known, where the socket is.
func (f *folder) announce(socket string) error {
	content := fmt.Sprintf("%d\n%s\n", os.Getpid(), socket)
	if _, err := f.lock.WriteAt([]byte(content), 0); err != nil {
		return fmt.Errorf("write the data folder's lock file: %w", err)
	}
	return f.lock.Truncate(int64(len(content)))
}

// release keeps the file: it marks the folder as ours, and removing a lock file while others wait on it would let two in.
func (f *folder) release() {
	if f.lock != nil {
		f.lock.Close()
		f.lock = nil
	}
}

// IsNew says that a data folder has no database yet.
func IsNew(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, "postgres"))
	return errors.Is(err, os.ErrNotExist)
}

// Holder reads from the lock file who uses a data folder, or did last; nil when that cannot be read.
func Holder(dir string) *RunningError {
	file, err := os.Open(filepath.Join(dir, lockName))
	if err != nil {
		return nil
	}
	defer file.Close()
	return (&folder{path: dir}).holder(file)
}

func (f *folder) holder(file *os.File) *RunningError {
	e := &RunningError{Dir: f.path}
	content, err := io.ReadAll(file)
	if err != nil {
		return e
	}
	lines := strings.SplitN(string(content), "\n", 3)
	if len(lines) == 3 {
		e.PID, _ = strconv.Atoi(lines[0]) // 0 stands for unknown
		e.Socket = lines[1]
	}
	return e
}
