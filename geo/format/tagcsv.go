package format

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"

	"locuri/geo"
)

// tagColumns are what columns of a table of ties may be called.
var tagColumns = map[string][]string{
	"place":  {"place", "loc", "place_id", "id", "title", "titlu", "nume", "name", "address", "link"},
	"role":   {"role", "rol"},
	"starts": {"starts", "start", "from", "de la", "început", "inceput"},
	"ends":   {"ends", "end", "to", "până la", "pana la", "sfârșit", "sfarsit"},
	"note":   {"note", "notă", "nota", "remarks", "observații", "observatii"},
}

// ReadTags reads a table of ties (RFC 4180, UTF-8, with or without byte order mark), as spreadsheets write it: separated by
// commas, semicolons or tabs, the names of the columns in the first line. Only the column of the place must be there.
// Errors: Invalid for what is no such table; what is wrong in a line is noted with the line.
func ReadTags(r io.Reader) ([]geo.TagLine, error) {
	in := bufio.NewReader(r)
	head, _ := in.Peek(4096)
	if bom, _ := in.Peek(3); string(bom) == "\uFEFF" {
		_, _ = in.Discard(3)
	}
	table := csv.NewReader(in)
	table.Comma, table.FieldsPerRecord, table.TrimLeadingSpace = separator(string(head)), -1, true
	names, err := table.Read()
	if err != nil {
		return nil, tableError(err)
	}
	columns, err := findColumns(names)
	if err != nil {
		return nil, err
	}
	var lines []geo.TagLine
	for {
		row, err := table.Read()
		if errors.Is(err, io.EOF) {
			return lines, nil
		}
		if err != nil {
			return nil, tableError(err)
		}
		n, _ := table.FieldPos(0)
		if line, empty := tagLine(n, row, columns); !empty {
			lines = append(lines, line)
		}
		if len(lines) > geo.MaxTags {
			return nil, geo.Errorf(geo.Invalid, "The table may have %d lines at most; send it in parts.", geo.MaxTags)
		}
	}
}

// separator guesses by the first line.
func separator(head string) rune {
	first, _, _ := strings.Cut(head, "\n")
	best := ','
	for _, c := range []rune{';', '\t'} {
		if strings.Count(first, string(c)) > strings.Count(first, string(best)) {
			best = c
		}
	}
	return best
}

// findColumns gives the index of each column that is there. Errors: Invalid when it is not told which places.
func findColumns(names []string) (map[string]int, error) {
	columns := map[string]int{}
	for i, name := range names {
		name = strings.ToLower(strings.TrimSpace(name))
		for column, called := range tagColumns {
			for _, c := range called {
				if _, taken := columns[column]; c == name && !taken {
					columns[column] = i
				}
			}
		}
	}
	if _, there := columns["place"]; !there {
		return nil, geo.Errorf(geo.Invalid, "The first line must name the columns; one must be called %q, with the number, the address or the title of each place. It names %q.",
			"place", strings.Join(names, ", "))
	}
	return columns, nil
}

func tagLine(n int, row []string, columns map[string]int) (line geo.TagLine, empty bool) {
	get := func(column string) string {
		if i, there := columns[column]; there && i < len(row) {
			return strings.TrimSpace(row[i])
		}
		return ""
	}
	line = geo.TagLine{Line: n, Place: get("place"), Role: strings.ToLower(get("role")), Candidates: []geo.PlaceRef{}, Problems: geo.Problems{}}
	line.Tag.Period = geo.Period{Starts: geo.Date(get("starts")), Ends: geo.Date(get("ends"))}
	line.Tag.Note = get("note")
	line.Read()
	return line, strings.TrimSpace(strings.Join(row, "")) == ""
}

// tableError says what is wrong with a table in words of ours.
func tableError(err error) error {
	var parse *csv.ParseError
	switch {
	case errors.Is(err, io.EOF):
		return geo.Errorf(geo.Invalid, "The table is empty.")
	case errors.As(err, &parse):
		return geo.Errorf(geo.Invalid, "Line %d of the table is not as CSV has it (RFC 4180): %v.", parse.Line, parse.Err)
	}
	return fmt.Errorf("read a table of ties: %w", err)
}
