package photo

import "encoding/binary"

// walkPNG reads the chunks of a PNG (W3C PNG §5.3) to its end. One that is animated has the chunk acTL.
func walkPNG(file []byte) (s shape, ok bool) {
	for at := 8; at+12 <= len(file); {
		length := int64(binary.BigEndian.Uint32(file[at:]))
		name := string(file[at+4 : at+8])
		if int64(at)+12+length > int64(len(file)) {
			return s, false
		}
		data := file[at+8 : int64(at)+8+length]
		switch {
		case (name == "IHDR") != (at == 8), name == "IHDR" && length != 13:
			return s, false
		case name == "IHDR":
			s.readHeader(data)
		case name == "acTL", name == "fcTL":
			s.animated = true
		case name == "IEND":
			return s, true
		}
		at += 12 + int(length)
	}
	return s, false
}

// readHeader reads the chunk IHDR (W3C PNG §11.2.1). Decoded, a pixel has four samples at most.
func (s *shape) readHeader(data []byte) {
	s.width, s.height = sizeOf(data[0:]), sizeOf(data[4:])
	s.perPixel = 4
	if data[8] == 16 {
		s.perPixel = 8
	}
	if data[12] != 0 {
		s.perPixel *= 1.5 // interlaced: each pass is a picture of its own
	}
}

// sizeOf reads a width or height; one beyond what a PNG may have is none.
func sizeOf(b []byte) int {
	n := binary.BigEndian.Uint32(b)
	if n > 1<<31-1 {
		return 0
	}
	return int(n)
}
