package mail

import (
	"context"
	"fmt"
	"net/url"
	"strings"
	"time"

	"locuri/geo"
	"locuri/geo/auth"
)

// WriteDigests writes to everybody whose time has come what has happened at what they follow.
func (c *Courier) WriteDigests(store geo.Digests) func(context.Context, geo.WriteDigests) error {
	return func(ctx context.Context, _ geo.WriteDigests) error {
		_, err := store.WriteDigests(ctx, time.Now(), c.digest)
		return err
	}
}

// digestData is what a digest says.
type digestData struct {
	Name, Subject, Follows, More, Link, Unsubscribe string
	Items                                           []item
}

func (d digestData) items() []item { return d.Items }

// digest writes one letter, with a link that ends such letters without signing in.
func (c *Courier) digest(d *geo.Digest) (*geo.Mail, error) {
	token, hash := auth.NewToken("")
	d.Hash = hash
	words := wordsIn(d.Reader.Language)
	data := digestData{
		Name: d.Reader.Name, Follows: strings.Join(d.Follows, ", "), Link: c.base + "/account/follows",
		Unsubscribe: c.base + "/unsubscribe?token=" + url.QueryEscape(token),
	}
	for _, e := range d.Activity {
		data.Items = append(data.Items, c.itemOf(&e, d.Reader.Language, words))
	}
	data.Subject = data.Items[0].Head
	if d.More > 0 {
		data.More = fmt.Sprintf(words.more, d.More)
	}
	letter, err := write("digest", d.Reader.Language, d.Reader.Email, data)
	if err != nil {
		return nil, err
	}
	letter.Unsubscribe = c.base + "/api/unsubscription?token=" + url.QueryEscape(token)
	letter.Key = fmt.Sprintf("digest %x", hash[:8]) // it tells of others, who may go
	return letter, nil
}

// mostQuoted is how many characters of somebody's words a digest shows.
const mostQuoted = 280

func (c *Courier) itemOf(e *geo.Activity, language string, words vocabulary) item {
	i := item{Head: e.Aim.Titled(e.Place.Title, language), Text: words.happened(e), Address: fmt.Sprintf("%s/places/%d", c.base, e.Place.ID)}
	if e.Text != "" {
		i.Text += "\n" + shortened(e.Text, mostQuoted)
	}
	return i
}

func shortened(s string, most int) string {
	runes := []rune(s)
	if len(runes) <= most {
		return s
	}
	return strings.TrimSpace(string(runes[:most])) + "…"
}
