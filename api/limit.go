package api

import (
	"net"
	"net/http"
	"strings"
	"time"

	"github.com/go-chi/httprate"

	"locuri/geo"
)

// limits are how often what costs us or others something may be tried.
type limits struct {
	signIn   pair  // by password; only what fails counts
	link     pair  // letters with sign-in links
	provider limit // begun at the provider and not ended, by IP address
	words    limit // comments and flags of one person
	photo    limit // pictures that one account sends, to be read or to be kept
}

func newLimits() limits {
	return limits{
		signIn:   pair{address: newLimit(10, 15*time.Minute), ip: newLimit(100, 15*time.Minute)},
		link:     pair{address: newLimit(20, time.Hour), ip: newLimit(200, time.Hour)},
		provider: newLimit(200, time.Hour),
		words:    newLimit(60, time.Hour),
		photo:    newLimit(400, time.Hour),
	}
}

// pair is a limit for one e-mail address, from wherever, and one for an IP address, for whomever.
type pair struct {
	address, ip limit
}

// take counts one attempt. Errors: TooMany, with Retry-After.
func (p pair) take(w http.ResponseWriter, r *http.Request, email string) error {
	if err := p.ip.take(w, r, clientIP(r)); err != nil {
		return err
	}
	return p.address.take(w, r, geo.NormalEmail(email))
}

func (p pair) giveBack(r *http.Request, email string) {
	p.ip.giveBack(clientIP(r))
	p.address.giveBack(geo.NormalEmail(email))
}

// limit is a number of attempts in a time.
type limit struct {
	*httprate.RateLimiter
	window time.Duration
}

// newLimit gives httprate a counter of its own: windows then follow the clock, so that giveBack knows the current one.
func newLimit(attempts int, window time.Duration) limit {
	counter := httprate.WithLimitCounter(httprate.NewLocalLimitCounter(window))
	return limit{httprate.NewRateLimiter(attempts, window, counter), window}
}

func (l limit) take(w http.ResponseWriter, r *http.Request, key string) error {
	if l.OnLimit(w, r, key) {
		return geo.Errorf(geo.TooMany, "That was too often. Try again in %d minutes.", int(l.window.Minutes()))
	}
	return nil
}

// giveBack takes one attempt off the count. That it may fail only concerns counters that are not in memory.
func (l limit) giveBack(key string) {
	_ = l.Counter().IncrementBy(key, time.Now().UTC().Truncate(l.window), -1)
}

func hostOf(address string) string {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return address
	}
	return host
}

// isInternal tells whether an address is this machine's or of a private network, where a proxy of ours may stand.
func isInternal(host string) bool {
	ip := net.ParseIP(host)
	return ip != nil && (ip.IsLoopback() || ip.IsPrivate())
}

// clientIP is the address a request came from. A proxy on this machine or in its own network is believed when it says
// for whom it asks: its own is then the last entry of X-Forwarded-For, those before it anybody could have written.
func clientIP(r *http.Request) string {
	peer := hostOf(r.RemoteAddr)
	forwarded := r.Header.Values("X-Forwarded-For")
	if !isInternal(peer) || len(forwarded) == 0 {
		return peer
	}
	entries := strings.Split(forwarded[len(forwarded)-1], ",")
	return strings.TrimSpace(entries[len(entries)-1])
}
