package cluster

import (
	"fmt"
	"os"
	"os/user"
	"strconv"
	"syscall"
)

// account is whom the database runs as. PostgreSQL refuses to run as root.
type account struct {
	name     string
	uid, gid int
	groups   []uint32
	drop     bool // this process is root, the account is not
}

// accountFor returns the account for a folder that belongs to owner: the user that this process runs as; for root the owner
// of the folder, or the user postgres, which the server's package makes.
func accountFor(owner int) (account, error) {
	uid := os.Geteuid()
	if uid != 0 {
		return lookUp(uid)
	}
	if owner != 0 {
		return lookUp(owner)
	}
	u, err := user.Lookup("postgres")
	if err != nil {
		return account{}, fmt.Errorf("the database cannot run as root, and there is no user postgres to run it as; install PostgreSQL with: %s", installLine(0))
	}
	return accountOf(u)
}

func lookUp(uid int) (account, error) {
	u, err := user.LookupId(strconv.Itoa(uid))
	if err != nil && uid == os.Geteuid() {
		u, err = user.Current() // also knows users of a directory service, from the environment
	}
	if err != nil || u.Uid != strconv.Itoa(uid) {
		return account{}, fmt.Errorf("the user id %d has no name, and PostgreSQL needs one; add it to /etc/passwd or run as another user", uid)
	}
	return accountOf(u)
}

func accountOf(u *user.User) (account, error) {
	ids, err := u.GroupIds()
	if err != nil {
		return account{}, fmt.Errorf("look up the groups of the user %s: %w", u.Username, err)
	}
	a := account{name: u.Username}
	for _, id := range append([]string{u.Gid}, ids...) {
		n, err := strconv.ParseUint(id, 10, 32)
		if err != nil {
			return account{}, fmt.Errorf("look up the groups of the user %s: %w", u.Username, err)
		}
		a.groups = append(a.groups, uint32(n))
	}
	if a.uid, err = strconv.Atoi(u.Uid); err != nil {
		return account{}, err
	}
	a.gid = int(a.groups[0])
	a.drop = os.Geteuid() == 0 && a.uid != 0
	return a, nil
}

// credential is what a child process takes on; nil when it stays what this process is.
func (a account) credential() *syscall.Credential {
	if !a.drop {
		return nil
	}
	return &syscall.Credential{Uid: uint32(a.uid), Gid: uint32(a.gid), Groups: a.groups}
}

// DropRoot makes this process, when it is root, the account that owns the data folder, for good, and the folder that account's. A server
// should call it before Start and after it has opened its ports: then nothing of it runs as root. It does so in place rather than
// by starting the program anew, which would lose the ports and fail where the account may not read the program.
func DropRoot(dir string) error {
	if os.Geteuid() != 0 {
		return nil
	}
	f, err := openFolder(dir)
	if err != nil {
		return err
	}
	return f.account.become()
}

// become changes all threads of this process: Go's syscall package sees to that.
func (a account) become() error {
	groups := make([]int, len(a.groups))
	for i, g := range a.groups {
		groups[i] = int(g)
	}
	if err := syscall.Setgroups(groups); err != nil {
		return a.cannotBecome(err)
	}
	if err := syscall.Setgid(a.gid); err != nil {
		return a.cannotBecome(err)
	}
	if err := syscall.Setuid(a.uid); err != nil {
		return a.cannotBecome(err)
	}
	return staySelfVisible()
}

func (a account) cannotBecome(err error) error {
	return fmt.Errorf("cannot change from root to the user %s: %w; start as that user instead", a.name, err)
}
