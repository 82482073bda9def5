//go:build linux

package main

import (
	"fmt"
	"io"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
)

// statement is one that the server sent, with its parameters as PostgreSQL's log shows them. What is measured beside the server is
// read from the log, and so cannot differ from what the server does.
type statement struct {
	sql    string
	values []string // null for NULL
}

// parameters are the values as they are sent to the database, nil for NULL.
func (s statement) parameters() [][]byte {
	all := make([][]byte, len(s.values))
	for i, v := range s.values {
		if v != null {
			all[i] = []byte(v)
		}
	}
	return all
}

// reading gives the first statement that reads a column: an export's stands in the log among the server's chores.
func reading(column string, all []statement) (statement, error) {
	i := slices.IndexFunc(all, func(s statement) bool { return strings.Contains(s.sql, column) })
	if i < 0 {
		return statement{}, fmt.Errorf("none of %d statements reads %s", len(all), column)
	}
	return all[i], nil
}

// null stands for NULL among the values; no text of a parameter holds the character.
const null = "\x00"

// logReader reads what is new in PostgreSQL's log.
type logReader struct {
	path   string
	offset int64
}

// skip goes to the end of the log.
func (l *logReader) skip() error {
	info, err := os.Stat(l.path)
	if err == nil {
		l.offset = info.Size()
	}
	return err
}

// next gives the statements that were logged since the last time.
func (l *logReader) next() ([]statement, error) {
	file, err := os.Open(l.path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	if _, err := file.Seek(l.offset, io.SeekStart); err != nil {
		return nil, err
	}
	text, err := io.ReadAll(file)
	l.offset += int64(len(text))
	return parseLog(string(text)), err
}

// head begins an entry of a log whose log_line_prefix is '%m [%p] '; what follows in lines that begin with a tab belongs to it.
var head = regexp.MustCompile(`^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+ \S+ \[\d+\] ([A-Z]+):  (.*)$`)

var executed = regexp.MustCompile(`^(?:execute [^:]*|statement): `)

// parseLog reads statements from a log. The parameters of a statement stand in the entry after it.
func parseLog(text string) []statement {
	var all []statement
	for _, e := range entries(text) {
		if at := executed.FindString(e[1]); e[0] == "LOG" && at != "" {
			all = append(all, statement{sql: e[1][len(at):]})
			continue
		}
		if list, found := cutPrefixFold(e[1], "parameters: "); e[0] == "DETAIL" && found && len(all) > 0 {
			all[len(all)-1].values = parseParameters(list)
		}
	}
	return all
}

// entries gives severity and message of each entry, its lines joined again.
func entries(text string) [][2]string {
	var all [][2]string
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if m := head.FindStringSubmatch(line); m != nil {
			all = append(all, [2]string{m[1], m[2]})
		} else if rest, found := strings.CutPrefix(line, "\t"); found && len(all) > 0 {
			all[len(all)-1][1] += "\n" + rest
		}
	}
	return all
}

func cutPrefixFold(s, prefix string) (string, bool) {
	if len(s) < len(prefix) || !strings.EqualFold(s[:len(prefix)], prefix) {
		return s, false
	}
	return s[len(prefix):], true
}

// parseParameters reads "$1 = 'it”s', $2 = NULL".
func parseParameters(list string) []string {
	var values []string
	for list != "" {
		_, list, _ = strings.Cut(list, " = ")
		if rest, isNull := strings.CutPrefix(list, "NULL"); isNull {
			values = append(values, null)
			list = rest
			continue
		}
		value, rest := unquote(list)
		values = append(values, value)
		list = rest
	}
	return values
}

// unquote reads the quoted text at the beginning of s, in which a quote stands doubled, and gives what follows.
func unquote(s string) (value, rest string) {
	var out strings.Builder
	for i := 1; i < len(s); i++ {
		if s[i] != '\'' {
			out.WriteByte(s[i])
			continue
		}
		if i+1 == len(s) || s[i+1] != '\'' {
			return out.String(), s[i+1:]
		}
		out.WriteByte('\'')
		i++
	}
	return out.String(), ""
}

// work is what the server asked of its database for each question of a list: the same statements in the same order with other values.
type work struct {
	sql    []string
	values [][][]string // by statement, question, parameter
}

// works gives the work of each group of questions that ask the same statements: a server may ask for large boxes in another way than for small ones.
func works(perQuestion [][]statement) ([]work, error) {
	groups := map[string][][]statement{}
	for _, asked := range perQuestion {
		var usual []string
		for _, s := range asked {
			if isUsual(s.sql, perQuestion) && !slices.Contains(usual, s.sql) {
				usual = append(usual, s.sql)
			}
		}
		name := strings.Join(usual, "\x00")
		groups[name] = append(groups[name], asked)
	}
	var all []work
	for _, name := range slices.Sorted(maps.Keys(groups)) {
		w, err := commonWork(groups[name])
		if err != nil {
			return nil, err
		}
		all = append(all, w)
	}
	return all, nil
}

// isUsual tells whether a tenth of the questions ask a statement: the server's chores are rarer.
func isUsual(sql string, perQuestion [][]statement) bool {
	n := 0
	for _, asked := range perQuestion {
		if slices.ContainsFunc(asked, func(s statement) bool { return s.sql == sql }) {
			n++
		}
	}
	return n*10 >= len(perQuestion)
}

// commonWork finds what was asked for every question, and leaves out what only came along now and then: the server's own chores.
func commonWork(perQuestion [][]statement) (work, error) {
	var w work
	chores := 0
	for _, asked := range perQuestion {
		for _, s := range asked {
			if !everywhere(s.sql, perQuestion) {
				chores++
			} else if !slices.Contains(w.sql, s.sql) {
				w.sql = append(w.sql, s.sql)
			}
		}
	}
	// A statement with its values written into it would look like chores.
	if len(w.sql) == 0 || chores >= len(perQuestion) {
		return w, fmt.Errorf("%d statements were the same but for their parameters for all of the %d questions, and %d others were run", len(w.sql), len(perQuestion), chores)
	}
	for _, sql := range w.sql {
		var values [][]string
		for _, asked := range perQuestion {
			i := slices.IndexFunc(asked, func(s statement) bool { return s.sql == sql })
			values = append(values, asked[i].values)
		}
		w.values = append(w.values, values)
	}
	return w, nil
}

func everywhere(sql string, perQuestion [][]statement) bool {
	for _, asked := range perQuestion {
		if !slices.ContainsFunc(asked, func(s statement) bool { return s.sql == sql }) {
			return false
		}
	}
	return true
}
