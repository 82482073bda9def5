package api

import (
	"bytes"
	"container/list"
	"context"
	"fmt"
	"hash/fnv"
	"io"
	"math"
	"net/http"
	"slices"
	"strconv"
	"sync"
	"time"

	"github.com/klauspost/compress/gzip"
	"github.com/paulmach/orb"
	"golang.org/x/sync/singleflight"

	"locuri/api/early"
	"locuri/geo"
)

// tileCache keeps tiles as they are sent, up to a budget of bytes, and drops what a change may have made old. A tile that
// many want at once is made once.
type tileCache struct {
	budget  int // bytes; 0 keeps nothing
	flights singleflight.Group

	mu      sync.Mutex
	used    int
	kept    map[tileKey]*list.Element // of *keptTile
	order   *list.List                // the last used first
	epoch   uint64                    // how many changes there were
	changes []geo.Change              // the last of them, for tiles that began before
}

// tileKey is what a tile depends on.
type tileKey struct {
	what    string // collection, audience and filter, as one text
	z, x, y int
}

// keptTile is a tile as it is sent.
type keptTile struct {
	key        tileKey
	ground     []string // what its content stands on, as changes name it
	everywhere bool     // a change anywhere may change it, as with a text search, which looks at all places
	etag       string
	gzipped    []byte        // empty for an empty tile
	same       *early.Answer // to who has it
	whole      *early.Answer // to who takes gzip; nil for an empty tile
}

// overhead is about what a kept tile costs beyond its bytes.
const overhead = 500

// rememberedChanges is up to how many changes may happen while a tile is made: after more, it is not kept.
const rememberedChanges = 256

func newTileCache(megabytes int) *tileCache {
	return &tileCache{budget: megabytes << 20, kept: map[tileKey]*list.Element{}, order: list.New()}
}

// get gives a kept tile, or nil.
func (c *tileCache) get(key tileKey) *keptTile {
	c.mu.Lock()
	defer c.mu.Unlock()
	e := c.kept[key]
	if e == nil {
		return nil
	}
	c.order.MoveToFront(e)
	return e.Value.(*keptTile)
}

// make gives the tile that produce makes, and keeps it unless a change came in between. Those who ask for it at the same
// time wait for one to be made; but nobody who asks after a change waits for one that was begun before it.
func (c *tileCache) make(ctx context.Context, tile keptTile, produce func(context.Context) ([]byte, error)) (*keptTile, error) {
	c.mu.Lock()
	began := c.epoch
	c.mu.Unlock()
	flight := c.flights.DoChan(fmt.Sprint(tile.key, began), func() (any, error) {
		if kept := c.get(tile.key); kept != nil {
			return kept, nil // made since we looked
		}
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), mostTime) // others may wait when the first has gone
		defer cancel()
		plain, err := produce(ctx)
		if err != nil {
			return nil, err
		}
		made := tile
		made.pack(plain)
		c.put(&made, began)
		return &made, nil
	})
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case result := <-flight:
		if result.Err != nil {
			return nil, result.Err
		}
		return result.Val.(*keptTile), nil
	}
}

// pack compresses a tile and gives it its ETag, which follows from the content: a tile that a change did not change need
// not be sent again.
func (t *keptTile) pack(plain []byte) {
	h := fnv.New64a()
	_, _ = h.Write(plain)
	t.etag = fmt.Sprintf(`W/"%x"`, h.Sum64())
	t.same = &early.Answer{Status: http.StatusNotModified, Header: earlyHeader(t.etag)}
	if len(plain) == 0 {
		return
	}
	var out bytes.Buffer
	z, _ := gzip.NewWriterLevel(&out, 6) // a level that there is
	_, _ = z.Write(plain)                // into memory
	_ = z.Close()
	t.gzipped = bytes.Clone(out.Bytes())
	t.whole = &early.Answer{Status: http.StatusOK, Header: earlyHeader(t.etag), Body: t.gzipped}
	t.whole.Header["Content-Type"], t.whole.Header["Content-Encoding"] = []string{tileType}, []string{"gzip"}
	t.whole.Header["Content-Length"] = []string{strconv.Itoa(len(t.gzipped))}
}

// plain gives the tile as it was before it was compressed.
func (t *keptTile) plain() ([]byte, error) {
	if len(t.gzipped) == 0 {
		return nil, nil
	}
	z, err := gzip.NewReader(bytes.NewReader(t.gzipped))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(z)
}

func (c *tileCache) put(t *keptTile, began uint64) {
	cost := len(t.gzipped) + len(t.key.what) + overhead
	c.mu.Lock()
	defer c.mu.Unlock()
	if cost > c.budget/4 || c.changedSince(t, began) || c.kept[t.key] != nil {
		return
	}
	c.kept[t.key] = c.order.PushFront(t)
	c.used += cost
	for c.used > c.budget {
		c.drop(c.order.Back())
	}
}

// changedSince tells whether a change after an epoch may have changed the tile.
func (c *tileCache) changedSince(t *keptTile, began uint64) bool {
	missed := c.epoch - began
	if missed > uint64(len(c.changes)) {
		return true
	}
	return slices.ContainsFunc(c.changes[uint64(len(c.changes))-missed:], t.touchedBy)
}

func (c *tileCache) drop(e *list.Element) {
	t := c.order.Remove(e).(*keptTile)
	delete(c.kept, t.key)
	c.used -= len(t.gzipped) + len(t.key.what) + overhead
}

// change drops what a change may have made old. It is called before the writer is answered.
func (c *tileCache) change(change geo.Change) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.epoch++
	if len(c.changes) == rememberedChanges {
		c.changes = slices.Delete(c.changes, 0, 1)
	}
	c.changes = append(c.changes, change)
	for e := c.order.Front(); e != nil; {
		next := e.Next()
		if e.Value.(*keptTile).touchedBy(change) {
			c.drop(e)
		}
		e = next
	}
}

// touchedBy tells whether a change may have changed the tile.
func (t *keptTile) touchedBy(change geo.Change) bool {
	if change.Collection == "" {
		return true
	}
	if !slices.Contains(t.ground, change.Collection) {
		return false
	}
	return t.everywhere || len(change.Boxes) == 0 || slices.ContainsFunc(change.Boxes, t.key.meets)
}

// meets tells whether a box of longitudes and latitudes meets the tile, with the margin that shapes reach over it.
func (k tileKey) meets(b orb.Bound) bool {
	const margin = 1.0 / 16
	scale := float64(int(1) << k.z)
	west, east := (b.Min[0]+180)/360*scale, (b.Max[0]+180)/360*scale
	north, south := mercatorRow(b.Max[1])*scale, mercatorRow(b.Min[1])*scale
	return west <= float64(k.x+1)+margin && east >= float64(k.x)-margin && north <= float64(k.y+1)+margin && south >= float64(k.y)-margin
}

// mercatorRow gives how far down in the plane of Web Mercator a latitude lies, 0 at its north and 1 at its south.
func mercatorRow(latitude float64) float64 {
	limited := math.Min(math.Max(latitude, -85.0511288), 85.0511288) * math.Pi / 180
	return (1 - math.Log(math.Tan(limited)+1/math.Cos(limited))/math.Pi) / 2
}

// tileLife is how long a browser may go on with a base tile.
const tileLife = time.Hour
