package postgis

import (
	"errors"
	"io"
	"net"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"locuri/geo"
)

// notFound turns the absence of a row into NotFound with a message; any other err stays.
func notFound(err error, format string, args ...any) error {
	if errors.Is(err, pgx.ErrNoRows) {
		return geo.Errorf(geo.NotFound, format, args...)
	}
	return err
}

// taken turns a unique violation (SQLSTATE 23505) into Conflict with a message; any other err stays.
func taken(err error, format string, args ...any) error {
	if e, ok := errors.AsType[*pgconn.PgError](err); ok && e.Code == "23505" {
		return geo.Errorf(geo.Conflict, format, args...)
	}
	return err
}

// fresh gives Stale when a caller's version (above 0) is not the current one.
func fresh(what string, version, current int) error {
	if version > 0 && version != current {
		return geo.Errorf(geo.Stale, "Somebody else has changed this %s: it is at version %d, your change began at version %d.", what, current, version)
	}
	return nil
}

// conditionError turns what PostgreSQL and PostGIS find wrong with values when a filter's condition is evaluated into
// Invalid, naming "filter", and a cancelled statement into Unavailable. Without a condition, err stays.
func conditionError(f geo.Filter, err error) error {
	e, ok := errors.AsType[*pgconn.PgError](err)
	if !ok || f.Condition == nil {
		return err
	}
	switch {
	case e.Code == "22012":
		return geo.InvalidField("filter", "division_by_zero", "divides by zero for at least one feature; ask for those alone whose divisor is not 0 by another property")
	case strings.HasPrefix(e.Code, "22003"), strings.HasPrefix(e.Code, "2201"):
		return geo.InvalidField("filter", "out_of_range", "calculates a number for at least one feature that does not exist or is too large or too small")
	case strings.HasPrefix(e.Code, "22"), e.Code == "54001":
		return geo.InvalidField("filter", "bad_value", "has a value that cannot be compared with what the features have")
	case e.Code == "XX000":
		return geo.InvalidField("filter", "bad_geometry", "has a geometry for which the relation cannot be decided; a polygon must not cross itself")
	case e.Code == "57014":
		return geo.Errorf(geo.Unavailable, "The filter takes too long; ask for less at a time, by bbox or with a simpler condition.")
	}
	return err
}

// IsDown tells whether an error means that the database is not there for the moment: it cannot be reached, it ends or
// recovers, or the connection was lost in the middle. What was asked may be asked again later.
func IsDown(err error) bool {
	if server, ok := errors.AsType[*pgconn.PgError](err); ok {
		// Classes 08, connection exception; 53, insufficient resources; 57P, operator intervention (PostgreSQL, appendix A).
		return strings.HasPrefix(server.Code, "08") || strings.HasPrefix(server.Code, "53") || strings.HasPrefix(server.Code, "57P")
	}
	return errors.As(err, new(*pgconn.ConnectError)) || errors.As(err, new(*net.OpError)) || errors.Is(err, io.ErrUnexpectedEOF)
}
