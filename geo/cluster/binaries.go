package cluster

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// oldestMajor is the oldest PostgreSQL that the migrations work on.
const oldestMajor = 15

// BinDirVariable names the environment variable that overrides where the server's programs are looked for.
const BinDirVariable = "LOCURI_POSTGRES_BIN"

// Binaries is one installation of the PostgreSQL server.
type Binaries struct {
	Dir     string // holds postgres and initdb
	Major   int
	postgis bool // the extension's control file is where it should be
}

// FindBinaries returns the installation of the wanted major version; for 0 the newest that has PostGIS. The error says how to install it.
func FindBinaries(major int) (Binaries, error) {
	var found []Binaries
	for _, dir := range candidates() {
		if b, ok := inspect(dir); ok {
			found = append(found, b)
		}
	}
	return choose(found, major)
}

func choose(found []Binaries, major int) (Binaries, error) {
	fit := slices.DeleteFunc(slices.Clone(found), func(b Binaries) bool {
		return b.Major < oldestMajor || (major != 0 && b.Major != major)
	})
	if len(fit) == 0 {
		return Binaries{}, missing(found, major)
	}
	best := slices.MaxFunc(fit, func(a, b Binaries) int {
		return cmp.Or(btoi(a.postgis)-btoi(b.postgis), a.Major-b.Major)
	})
	if !best.postgis {
		return Binaries{}, fmt.Errorf("PostgreSQL %d in %s has no PostGIS; install it with: %s", best.Major, best.Dir, installLine(best.Major))
	}
	return best, nil
}

func missing(found []Binaries, major int) error {
	if major != 0 {
		return fmt.Errorf("the data folder was made by PostgreSQL %d, which is not installed; install it with: %s", major, installLine(major))
	}
	if len(found) > 0 {
		return fmt.Errorf("the installed PostgreSQL %d is too old, Locuri needs %d or newer; install it with: %s", found[0].Major, oldestMajor, installLine(0))
	}
	if dir := os.Getenv(BinDirVariable); dir != "" {
		return fmt.Errorf("%s=%s holds no PostgreSQL server (postgres and initdb); correct it, or remove it and run: %s", BinDirVariable, dir, installLine(0))
	}
	return errors.New("PostgreSQL with PostGIS is not installed; install it with: " + installLine(0))
}

// installLine is what to type on Debian and Ubuntu; major 0 leaves the version to the distribution.
func installLine(major int) string {
	if major == 0 {
		return "sudo apt install --no-install-recommends postgresql postgresql-postgis"
	}
	return fmt.Sprintf("sudo apt install --no-install-recommends postgresql-%d postgresql-%d-postgis-3", major, major)
}

// candidates are the folders where the server's programs may be: packages of Debian and PGDG, Homebrew, Postgres.app, built from
// source, then what the PATH leads to.
func candidates() []string {
	if dir := os.Getenv(BinDirVariable); dir != "" {
		return []string{dir}
	}
	var dirs []string
	for _, pattern := range []string{
		"/usr/lib/postgresql/*/bin",
		"/usr/pgsql-*/bin",
		"/opt/homebrew/opt/postgresql*/bin",
		"/usr/local/opt/postgresql*/bin",
		"/Applications/Postgres.app/Contents/Versions/*/bin",
		"/usr/local/pgsql/bin",
	} {
		matches, _ := filepath.Glob(pattern) // fails for a malformed pattern only
		dirs = append(dirs, matches...)
	}
	if path, err := exec.LookPath("postgres"); err == nil {
		if path, err = filepath.EvalSymlinks(path); err == nil {
			dirs = append(dirs, filepath.Dir(path))
		}
	}
	if out, err := exec.Command("pg_config", "--bindir").Output(); err == nil {
		dirs = append(dirs, strings.TrimSpace(string(out)))
	}
	slices.Sort(dirs)
	return slices.Compact(dirs)
}

// inspect asks the program itself for its version. A folder may well have the client's programs only.
func inspect(dir string) (Binaries, bool) {
	if _, err := os.Stat(filepath.Join(dir, "initdb")); err != nil {
		return Binaries{}, false
	}
	out, err := exec.Command(filepath.Join(dir, "postgres"), "--version").Output()
	if err != nil {
		return Binaries{}, false
	}
	major, ok := parseMajor(string(out))
	return Binaries{Dir: dir, Major: major, postgis: hasPostGIS(dir, major)}, ok
}

// parseMajor reads "postgres (PostgreSQL) 15.20 (Debian …)".
func parseMajor(version string) (int, bool) {
	_, rest, ok := strings.Cut(version, "(PostgreSQL) ")
	if !ok {
		return 0, false
	}
	digits := strings.IndexFunc(rest, func(r rune) bool { return r < '0' || r > '9' })
	if digits < 0 {
		digits = len(rest)
	}
	major, err := strconv.Atoi(rest[:digits])
	return major, err == nil
}

// hasPostGIS looks beside the programs, as packages lay it out, then asks pg_config.
func hasPostGIS(dir string, major int) bool {
	shares := []string{
		fmt.Sprintf("/usr/share/postgresql/%d", major),
		filepath.Join(dir, "../share"),
		filepath.Join(dir, "../share/postgresql"),
	}
	if !strings.HasPrefix(dir, "/usr/lib/postgresql/") {
		shares = shares[1:]
	}
	if out, err := exec.Command(filepath.Join(dir, "pg_config"), "--sharedir").Output(); err == nil {
		shares = append(shares, strings.TrimSpace(string(out)))
	}
	return slices.ContainsFunc(shares, func(share string) bool {
		_, err := os.Stat(filepath.Join(share, "extension/postgis.control"))
		return err == nil
	})
}

// binariesFor respects the version that made an existing cluster: another major cannot read its files.
func binariesFor(f *folder) (Binaries, error) {
	content, err := os.ReadFile(filepath.Join(f.postgres(), "PG_VERSION"))
	if errors.Is(err, os.ErrNotExist) {
		return FindBinaries(0)
	}
	if err != nil {
		return Binaries{}, fmt.Errorf("read the version of the database in %s: %w", f.path, err)
	}
	major, err := strconv.Atoi(strings.TrimSpace(string(content)))
	if err != nil {
		return Binaries{}, fmt.Errorf("the file %s/PG_VERSION is damaged: %w; restore the data folder from a backup", f.postgres(), err)
	}
	return FindBinaries(major)
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}
