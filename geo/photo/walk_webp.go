package photo

import "encoding/binary"

// walkWebP reads the chunks of a WebP (RFC 9649 §2.3 to 2.7) up to its picture. The size counts that the picture itself
// has, not that of the canvas, which may be forged.
func walkWebP(file []byte) (s shape, ok bool) {
	for at := 12; at+8 <= len(file); {
		length := int64(binary.LittleEndian.Uint32(file[at+4:]))
		end := int64(at) + 8 + length
		if end > int64(len(file)) {
			return s, false
		}
		data := file[at+8 : end]
		switch string(file[at : at+4]) {
		case "VP8X":
			if len(data) != 10 {
				return s, false
			}
			s.animated = s.animated || data[0]&0x02 != 0
		case "ANIM", "ANMF":
			s.animated = true
		case "VP8 ":
			return s, s.readLossy(data)
		case "VP8L":
			return s, s.readLossless(data)
		}
		at = int(end + length%2) // chunks have an even length
	}
	return s, s.animated
}

// readLossy reads the header of a key frame (RFC 6386 §9.1).
func (s *shape) readLossy(data []byte) bool {
	if len(data) < 10 || data[3] != 0x9D || data[4] != 0x01 || data[5] != 0x2A {
		return false
	}
	s.width = int(binary.LittleEndian.Uint16(data[6:]) & 0x3FFF)
	s.height = int(binary.LittleEndian.Uint16(data[8:]) & 0x3FFF)
	s.perPixel = 5 // with transparency, which is coded as a picture of its own
	return true
}

// readLossless reads the header of a lossless picture (RFC 9649 §3.4).
func (s *shape) readLossless(data []byte) bool {
	if len(data) < 5 || data[0] != 0x2F {
		return false
	}
	bits := binary.LittleEndian.Uint32(data[1:])
	s.width, s.height = int(bits&0x3FFF)+1, int(bits>>14&0x3FFF)+1
	s.perPixel = 8
	return true
}
