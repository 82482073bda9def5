//go:build linux

package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"time"

	"github.com/jackc/pgx/v5"
)

// exporter is a contestant that gives all places as one GeoJSON document: one answer, whose first byte is P50 and whose last is P99.
func exporter(name, host, path string, pid int) *contestant {
	return &contestant{name: name, pid: pid, run: func(ctx context.Context, _ time.Duration) (figures, error) {
		return export(ctx, "http://"+host+path, func() { forgetPeaks(pid) })
	}}
}

// export calls begun at the first byte: the server may have given back by then what other trials left it with.
func export(ctx context.Context, url string, begun func()) (figures, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return figures{}, err
	}
	request.Header.Set("Accept-Encoding", "identity")
	began := time.Now()
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return figures{}, err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return figures{}, fmt.Errorf("%s answers with %s", url, response.Status)
	}
	var one [1]byte
	if _, err := io.ReadFull(response.Body, one[:]); err != nil {
		return figures{}, err
	}
	first := time.Since(began)
	begun()
	n, err := io.CopyBuffer(struct{ io.Writer }{io.Discard}, response.Body, make([]byte, 256<<10))
	took := time.Since(began)
	return figures{PerSecond: 1 / took.Seconds(), P50: first, P99: took, Bytes: float64(n + 1)}, err
}

// exportSQL reads the rows that the server reads for an export, and throws them away as they come.
func exportSQL(conn *pgx.Conn, s statement) *contestant {
	return &contestant{name: "SQL", run: func(ctx context.Context, _ time.Duration) (figures, error) {
		began := time.Now()
		var f figures
		rows := conn.PgConn().ExecParams(ctx, s.sql, s.parameters(), nil, nil, nil)
		for rows.NextRow() {
			if f.P50 == 0 {
				f.P50 = time.Since(began)
			}
			for _, v := range rows.Values() {
				f.Bytes += float64(len(v))
			}
		}
		_, err := rows.Close()
		f.P99 = time.Since(began)
		f.PerSecond = 1 / f.P99.Seconds()
		return f, err
	}}
}
