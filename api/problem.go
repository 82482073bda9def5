package api

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"runtime/debug"
	"strings"

	"github.com/go-chi/chi/v5"

	"locuri/geo"
)

// handler is an HTTP handler that gives its error back instead of writing it.
type handler func(w http.ResponseWriter, r *http.Request) error

// statuses is the one place where a fault becomes a status.
var statuses = map[geo.Fault]int{
	geo.Invalid:         http.StatusBadRequest,
	geo.Unauthenticated: http.StatusUnauthorized,
	geo.Forbidden:       http.StatusForbidden,
	geo.NotFound:        http.StatusNotFound,
	geo.Conflict:        http.StatusConflict,
	geo.Stale:           http.StatusPreconditionFailed,
	geo.TooLarge:        http.StatusRequestEntityTooLarge,
	geo.TooMany:         http.StatusTooManyRequests,
	geo.Unavailable:     http.StatusServiceUnavailable,
	geo.Unsupported:     http.StatusUnsupportedMediaType,
	methodFault:         http.StatusMethodNotAllowed,
	notAcceptable:       http.StatusNotAcceptable,
}

// Faults that only HTTP knows.
const (
	methodFault   geo.Fault = "method-not-allowed"
	notAcceptable geo.Fault = "not-acceptable"
)

// problem is an RFC 9457 problem.
type problem struct {
	Type   string           `json:"type"`
	Title  string           `json:"title"`
	Status int              `json:"status"`
	Detail string           `json:"detail"`
	Errors []geo.FieldError `json:"errors,omitempty"`

	Decided *geo.Decided `json:"decided,omitempty"` // who came first (RFC 9457 §3.2 lets a problem say more)
}

// handle makes an http.HandlerFunc whose errors become problems.
func (a *API) handle(h handler) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if err := h(w, r); err != nil {
			a.fail(w, r, err)
		}
	}
}

// fail writes an error as a problem.
func (a *API) fail(w http.ResponseWriter, r *http.Request, err error) {
	if errors.Is(err, context.Canceled) {
		return // nobody is there to read it
	}
	p := a.problemOf(r, err)
	if p.Status == http.StatusServiceUnavailable && a.config.IsDown(err) {
		w.Header().Set("Retry-After", "5")
	}
	header := w.Header()
	for _, name := range []string{"ETag", "Last-Modified", "Link", "Location"} {
		header.Del(name)
	}
	header.Set("Content-Type", "application/problem+json")
	header.Set("Cache-Control", "no-store")
	if p.Status == http.StatusUnauthorized {
		header.Set("WWW-Authenticate", `Bearer realm="locuri"`) // RFC 9110 §11.6.1 asks for it
	}
	w.WriteHeader(p.Status)
	_ = json.NewEncoder(w).Encode(p) // the client may be gone
}

// problemOf makes a problem of an error. What is not one of the domain's errors is logged and never shown.
func (a *API) problemOf(r *http.Request, err error) *problem {
	var e *geo.Error
	switch {
	case errors.As(err, &e):
	case errors.Is(err, context.DeadlineExceeded):
		e = geo.Errorf(geo.Unavailable, "This took too long. Ask for less, or try again.")
	case readOnly(err):
		e = geo.Errorf(geo.Unavailable, "Nothing can be saved at the moment; what is there can be read. Nothing is lost: try again later.")
		a.config.Logger.Error("the database takes no writes", "method", r.Method, "path", r.URL.Path, "error", err)
	case a.config.IsDown(err):
		a.config.Logger.Error("database not there", "method", r.Method, "path", r.URL.Path, "error", err)
		e = geo.Errorf(geo.Unavailable, "The database is not there for the moment. Try again.")
	default:
		a.config.Logger.Error("request failed", "method", r.Method, "path", r.URL.Path, "error", err)
		return &problem{Type: "/problems/internal", Title: "Internal error", Status: http.StatusInternalServerError, Detail: "Something went wrong here. It has been noted."}
	}
	title := strings.ToUpper(string(e.Fault[:1])) + strings.ReplaceAll(string(e.Fault[1:]), "-", " ")
	return &problem{Type: "/problems/" + string(e.Fault), Title: title, Status: statuses[e.Fault], Detail: e.Message, Errors: e.Fields, Decided: e.Decided}
}

// readOnly tells whether the database refuses to write: it does when its disk is nearly full, and so does a standby.
func readOnly(err error) bool {
	var e interface{ SQLState() string }
	return errors.As(err, &e) && (e.SQLState() == "25006" || e.SQLState() == "53100") // read_only_sql_transaction, disk_full
}

func notFound(_ http.ResponseWriter, r *http.Request) error {
	return geo.Errorf(geo.NotFound, "There is nothing at %s. The start of this API is /api.", r.URL.Path)
}

// methodNotAllowed says which methods there are (RFC 9110 §15.5.6), and answers OPTIONS with them.
func (a *API) methodNotAllowed(routes chi.Router) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		methods := methodsAt(routes, r.URL.Path)
		if r.Method == http.MethodOptions {
			a.options(w, r, methods)
			return
		}
		w.Header().Set("Allow", strings.Join(methods, ", "))
		a.fail(w, r, geo.Errorf(methodFault, "%s is not possible here; %s are.", r.Method, strings.Join(methods, ", ")))
	}
}

// recoverer turns a panic into an internal error, unless the answer has begun.
func (a *API) recoverer(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			cause := recover()
			if cause == nil {
				return
			}
			if cause == http.ErrAbortHandler {
				panic(cause)
			}
			a.config.Logger.Error("panic", "cause", cause, "stack", string(debug.Stack()))
			a.fail(w, r, fmt.Errorf("panic: %v", cause))
		}()
		next.ServeHTTP(w, r)
	})
}

// crossOrigin refuses state-changing requests from other origins, by Sec-Fetch-Site and Origin.
func (a *API) crossOrigin() func(http.Handler) http.Handler {
	protection := http.NewCrossOriginProtection()
	protection.SetDenyHandler(a.handle(func(http.ResponseWriter, *http.Request) error {
		return geo.Errorf(geo.Forbidden, "This request came from another website and was refused.")
	}))
	return protection.Handler
}
