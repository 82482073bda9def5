package phototest

import (
	"encoding/binary"
	"math"
)

// Metadata is what a camera writes beside a picture; zero fields are left out.
type Metadata struct {
	Orientation int
	Taken       string // as "2023:10:06 12:30:00"
	Lat, Lon    float64
	Owner       string // somebody's name, which must never be seen
}

// WithMetadata puts metadata into a JPEG, as cameras do it: in a segment APP1, before all others.
func WithMetadata(picture []byte, m Metadata) []byte {
	return join(picture[:2], Segment(0xE1, join([]byte("Exif\x00\x00"), m.tiff())), picture[2:])
}

// Segment is a segment of a JPEG.
func Segment(marker byte, data []byte) []byte {
	return join([]byte{0xFF, marker}, binary.BigEndian.AppendUint16(nil, uint16(len(data)+2)), data)
}

// entry is one tag of a directory (TIFF 6.0 §2).
type entry struct {
	tag, kind uint16
	count     uint32
	value     []byte
}

const (
	ascii    = 2
	short    = 3
	long     = 4
	rational = 5
)

func text(tag uint16, s string) entry {
	return entry{tag, ascii, uint32(len(s) + 1), append([]byte(s), 0)}
}

func number(tag, kind uint16, n int) entry {
	value := binary.BigEndian.AppendUint32(nil, uint32(n))
	if kind == short {
		value = binary.BigEndian.AppendUint16(nil, uint16(n))
	}
	return entry{tag, kind, 1, value}
}

// degrees writes an angle as degrees, minutes and seconds.
func degrees(tag uint16, angle float64) entry {
	angle = math.Abs(angle)
	whole := math.Floor(angle)
	minutes := math.Floor((angle - whole) * 60)
	seconds := ((angle-whole)*60 - minutes) * 60
	var value []byte
	for _, part := range [][2]float64{{whole, 1}, {minutes, 1}, {math.Round(seconds * 1e5), 1e5}} {
		value = binary.BigEndian.AppendUint32(value, uint32(part[0]))
		value = binary.BigEndian.AppendUint32(value, uint32(part[1]))
	}
	return entry{tag, rational, 3, value}
}

// tiff writes the directories one after another: the picture's, the camera's, that of the position.
func (m Metadata) tiff() []byte {
	main := []entry{}
	if m.Orientation != 0 {
		main = append(main, number(0x0112, short, m.Orientation))
	}
	if m.Owner != "" {
		main = append(main, text(0x013B, m.Owner))
	}
	camera, position := []entry{}, []entry{}
	if m.Taken != "" {
		camera = append(camera, text(0x9003, m.Taken))
	}
	if m.Lat != 0 || m.Lon != 0 {
		position = []entry{
			text(0x0001, side(m.Lat, "N", "S")), degrees(0x0002, m.Lat),
			text(0x0003, side(m.Lon, "E", "W")), degrees(0x0004, m.Lon),
		}
	}
	const header = 8
	links := func(camera, position int) []entry {
		return append(main[:len(main):len(main)], number(0x8769, long, camera), number(0x8825, long, position))
	}
	atCamera := header + len(directory(links(0, 0), 0))
	atPosition := atCamera + len(directory(camera, 0))
	return join([]byte("MM\x00\x2A\x00\x00\x00\x08"), directory(links(atCamera, atPosition), header),
		directory(camera, atCamera), directory(position, atPosition))
}

func side(angle float64, positive, negative string) string {
	if angle < 0 {
		return negative
	}
	return positive
}

// directory writes entries; at is where the directory lies, since values over four bytes are pointed at.
func directory(entries []entry, at int) []byte {
	head := binary.BigEndian.AppendUint16(nil, uint16(len(entries)))
	var values []byte
	after := at + 2 + 12*len(entries) + 4
	for _, e := range entries {
		head = binary.BigEndian.AppendUint16(head, e.tag)
		head = binary.BigEndian.AppendUint16(head, e.kind)
		head = binary.BigEndian.AppendUint32(head, e.count)
		if len(e.value) <= 4 {
			head = append(head, append(e.value, 0, 0, 0, 0)[:4]...)
			continue
		}
		head = binary.BigEndian.AppendUint32(head, uint32(after+len(values)))
		values = append(values, e.value...)
	}
	return join(head, []byte{0, 0, 0, 0}, values)
}
