package postgis

import (
	"errors"
	"io"
	"net"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
)

// IsDown tells whether an error means that the database is not there for the moment: it cannot be reached, it ends or
// recovers, or the connection was lost in the middle. What was asked may be asked again later.
func IsDown(err error) bool {
	if server, ok := errors.AsType[*pgconn.PgError](err); ok {
		// Classes 08, connection exception; 53, insufficient resources; 57P, operator intervention (PostgreSQL, appendix A).
		return strings.HasPrefix(server.Code, "08") || strings.HasPrefix(server.Code, "53") || strings.HasPrefix(server.Code, "57P")
	}
	return errors.As(err, new(*pgconn.ConnectError)) || errors.As(err, new(*net.OpError)) || errors.Is(err, io.ErrUnexpectedEOF)
}
