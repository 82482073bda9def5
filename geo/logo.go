package geo

// Logo is the picture by which an organisation is known.
type Logo struct {
	Key    string `json:"key"` // its file is named after it; a new picture has a new one
	Alt    Text   `json:"alt"` // what is seen in it, for those who do not see it
	Width  int    `json:"width"`
	Height int    `json:"height"`
}

// LogoSize is the longest side in which a logo is kept: it is shown small, on screens with several pixels to the point.
const LogoSize = 480

// Check gives the faults of what is said of a logo, or nil.
func (l *Logo) Check() error {
	var p Problems
	l.check(&p, "alt")
	return p.Err()
}

func (l *Logo) check(p *Problems, field string) {
	requireText(p, field, l.Alt)
	checkText(p, field, l.Alt, 500)
}

// File names the logo's file.
func (l *Logo) File() string { return PhotoFile(l.Key, LogoSize) }
