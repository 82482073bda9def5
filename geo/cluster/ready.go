package cluster

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// waitReady returns when the server takes connections to our database, which it makes when it is missing. Recovery after a
// crash may take its time; as long as the server lives there is hope.
func waitReady(ctx context.Context, s *server, socket string) error {
	for {
		err := tryConnect(ctx, dsn(socket, database))
		var refused *pgconn.PgError
		if err == nil {
			return nil
		}
		if errors.As(err, &refused) && !comingUp(refused) {
			if refused.Code != "3D000" { // invalid_catalog_name
				return fmt.Errorf("the database in the data folder refuses us: %s", refused.Message)
			}
			if err := createDatabase(ctx, socket); err != nil {
				return err
			}
		}
		select {
		case <-s.done:
			return fmt.Errorf("PostgreSQL did not start: %s", s.lastWords())
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(5 * time.Millisecond):
		}
	}
}

// comingUp knows the codes of a server that asks to try later: cannot_connect_now, and too_many_connections
// while it reads its catalogue.
func comingUp(e *pgconn.PgError) bool { return e.Code == "57P03" || e.Code == "53300" }

func tryConnect(ctx context.Context, dsn string) error {
	conn, err := pgconn.Connect(ctx, dsn)
	if err != nil {
		return err
	}
	return conn.Close(ctx)
}

func createDatabase(ctx context.Context, socket string) error {
	conn, err := pgx.Connect(ctx, dsn(socket, "postgres"))
	if err != nil {
		return fmt.Errorf("connect to the new cluster: %w", err)
	}
	defer conn.Close(ctx)
	if _, err := conn.Exec(ctx, "create database "+database); err != nil {
		return fmt.Errorf("create the database %s: %w", database, err)
	}
	return nil
}
