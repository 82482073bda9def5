package cluster

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"syscall"
)

// folder is a data folder: its place, whose it is, and the lock on it.
type folder struct {
	path    string // absolute, without symbolic links
	account account
	lock    *os.File
}

const lockName = "locuri.lock"

// openFolder makes the folder when it is missing and checks that it is ours to use. For root it settles the account that shall own it, and
// hands it over.
func openFolder(dir string) (*folder, error) {
	path, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(path, 0o700); err != nil {
		return nil, fmt.Errorf("cannot make the data folder: %w; choose another with --data", err)
	}
	if path, err = filepath.EvalSymlinks(path); err != nil {
		return nil, fmt.Errorf("cannot use the data folder: %w; choose another with --data", err)
	}
	if err := checkOurs(path); err != nil {
		return nil, err
	}
	owner, err := ownerOf(path)
	if err != nil {
		return nil, err
	}
	f := &folder{path: path}
	if f.account, err = accountFor(owner); err != nil {
		return nil, err
	}
	return f, f.handOver(owner)
}

func (f *folder) postgres() string { return filepath.Join(f.path, "postgres") }
func (f *folder) logFile() string  { return filepath.Join(f.path, "log", "postgres.log") }
func (f *folder) ballast() string  { return filepath.Join(f.path, "ballast") }

// checkOurs keeps us from making ourselves at home in somebody's folder: it must be empty, or one that we made.
func checkOurs(path string) error {
	entries, err := os.ReadDir(path)
	if err != nil {
		return fmt.Errorf("cannot read the data folder: %w; choose another with --data", err)
	}
	foreign := ""
	for _, e := range entries {
		switch e.Name() {
		case lockName:
			return nil
		case "lost+found", "photos": // the root of a file system; what a server on another database has kept here
		default:
			foreign = e.Name()
		}
	}
	if foreign != "" {
		return fmt.Errorf("the folder %s holds other files (%s) and is not a Locuri data folder; choose an empty or new folder with --data", path, foreign)
	}
	return nil
}

// handOver gives a folder that is root's to the account that PostgreSQL runs as. One that has another owner already is left as it is, as
// accountFor took its owner.
func (f *folder) handOver(owner int) error {
	if !f.account.drop {
		return f.checkWritable()
	}
	if err := f.checkParents(); err != nil {
		return err
	}
	if owner != 0 {
		return nil
	}
	return filepath.WalkDir(f.path, func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.Name() == "lost+found" {
			return fs.SkipDir
		}
		return os.Lchown(path, f.account.uid, f.account.gid)
	})
}

func (f *folder) checkWritable() error {
	const write, search = 2, 1
	if err := syscall.Access(f.path, write|search); err != nil {
		return fmt.Errorf("the data folder %s is not writable for the user %s; choose another with --data, or give it to that user with: chown -R %s %s",
			f.path, f.account.name, f.account.name, f.path)
	}
	return nil
}

// checkParents tells which folder on the way down the account may not enter.
func (f *folder) checkParents() error {
	for dir := filepath.Dir(f.path); ; dir = filepath.Dir(dir) {
		info, err := os.Stat(dir)
		if err != nil {
			return fmt.Errorf("cannot use the data folder: %w", err)
		}
		if !f.account.mayEnter(info) {
			return fmt.Errorf("the database cannot run as root, and the user %s may not enter %s, so it cannot use the data folder %s; choose another with --data, for example /var/lib/locuri",
				f.account.name, dir, f.path)
		}
		if dir == filepath.Dir(dir) {
			return nil
		}
	}
}

// mkdir makes a folder in the data folder, owned by the account.
func (f *folder) mkdir(path string) error {
	if err := os.Mkdir(path, 0o700); err != nil && !errors.Is(err, os.ErrExist) {
		return err
	}
	return f.own(path)
}

// write puts a small file into the data folder, owned by the account, whole or not at all.
func (f *folder) write(path, content string) error {
	if err := os.WriteFile(path+".new", []byte(content), 0o600); err != nil {
		return err
	}
	if err := f.own(path + ".new"); err != nil {
		return err
	}
	return os.Rename(path+".new", path)
}

// own gives what root just made to the account.
func (f *folder) own(path string) error {
	if !f.account.drop {
		return nil
	}
	return os.Lchown(path, f.account.uid, f.account.gid)
}

func ownerOf(path string) (uid int, err error) {
	info, err := os.Stat(path)
	if err != nil {
		return 0, err
	}
	return int(info.Sys().(*syscall.Stat_t).Uid), nil
}

// mayEnter reads the permission bits as the kernel does: owner, else group, else others.
func (a account) mayEnter(info os.FileInfo) bool {
	stat := info.Sys().(*syscall.Stat_t)
	switch {
	case int(stat.Uid) == a.uid:
		return info.Mode()&0o100 != 0
	case slices.Contains(a.groups, stat.Gid):
		return info.Mode()&0o010 != 0
	}
	return info.Mode()&0o001 != 0
}
