package photo

import "encoding/binary"

// mostScans is how many passes a progressive JPEG may make: programs write some ten, and each costs a pass over the picture.
const mostScans = 50

// walkJPEG reads the markers of a JPEG (ITU-T T.81 §B.1.1) to its end.
func walkJPEG(file []byte) (s shape, ok bool) {
	scans := 0
	for at := 2; at+1 < len(file); {
		marker := file[at+1]
		switch {
		case file[at] != 0xFF || marker == 0xFF: // decoders forgive what lies between, and marker bytes may be repeated
			at++
			continue
		case marker == 0x00 || marker == 0x01 || marker >= 0xD0 && marker <= 0xD8: // without a length
			at += 2
			continue
		case marker == 0xD9: // end of image
			return s, s.width > 0 && scans > 0
		}
		segment := segmentAt(file, at+2)
		if segment == nil {
			return s, false
		}
		at += 2 + len(segment)
		switch {
		case isFrame(marker):
			if s.width > 0 || !s.readFrame(marker, segment) {
				return s, false
			}
		case marker == 0xDA: // start of scan: coded data follow, in which 0xFF is followed by 0x00
			if scans++; scans > mostScans {
				return s, false
			}
		}
	}
	return s, false
}

// segmentAt gives a segment with its length of two bytes, or nil when it breaks off.
func segmentAt(file []byte, at int) []byte {
	if at+2 > len(file) {
		return nil
	}
	n := int(binary.BigEndian.Uint16(file[at:]))
	if n < 2 || at+n > len(file) {
		return nil
	}
	return file[at : at+n]
}

// isFrame tells the markers that begin a frame: SOF0 to SOF15 but DHT, JPG and DAC.
func isFrame(marker byte) bool {
	return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC
}

// readFrame reads the header of a frame (ITU-T T.81 §B.2.2).
func (s *shape) readFrame(marker byte, segment []byte) bool {
	if len(segment) < 8 || len(segment) < 8+3*int(segment[7]) {
		return false
	}
	s.height, s.width = int(binary.BigEndian.Uint16(segment[3:])), int(binary.BigEndian.Uint16(segment[5:]))
	samples, most := 0, 1
	for _, sampling := range componentsOf(segment) {
		blocks := int(sampling>>4) * int(sampling&15)
		samples, most = samples+blocks, max(most, blocks)
	}
	s.perPixel = float64(samples) / float64(most)
	if marker == 0xC2 { // progressive: all coefficients are held, in four bytes each
		s.perPixel *= 5
	}
	return true
}

// componentsOf gives the sampling factors of the components.
func componentsOf(segment []byte) []byte {
	factors := make([]byte, segment[7])
	for i := range factors {
		factors[i] = segment[8+3*i+1]
	}
	return factors
}
