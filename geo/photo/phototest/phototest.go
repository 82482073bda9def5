// Package phototest makes pictures for tests: sound ones, and such as somebody with bad intentions would send.
package phototest

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
)

// Corners are the colours of the four quarters of Picture: top left, top right, bottom left, bottom right.
var Corners = [4]color.RGBA{{220, 30, 30, 255}, {30, 180, 30, 255}, {30, 30, 220, 255}, {230, 220, 40, 255}}

// Picture draws four quarters in the colours of Corners.
func Picture(width, height int) *image.RGBA {
	picture := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			picture.SetRGBA(x, y, Corners[2*(2*y/height)+2*x/width])
		}
	}
	return picture
}

// JPEG encodes Picture.
func JPEG(width, height int) []byte {
	var out bytes.Buffer
	_ = jpeg.Encode(&out, Picture(width, height), nil) // writing into memory never fails
	return out.Bytes()
}

// PNG encodes Picture.
func PNG(width, height int) []byte {
	var out bytes.Buffer
	_ = png.Encode(&out, Picture(width, height))
	return out.Bytes()
}

// APNG is a PNG that says it has frames.
func APNG(width, height int) []byte {
	still := PNG(width, height)
	const afterHeader = 8 + 12 + 13
	return join(still[:afterHeader], Chunk("acTL", []byte{0, 0, 0, 2, 0, 0, 0, 0}), still[afterHeader:])
}

// Chunk is a chunk of a PNG.
func Chunk(name string, data []byte) []byte {
	body := append([]byte(name), data...)
	sum := binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE(body))
	return join(binary.BigEndian.AppendUint32(nil, uint32(len(data))), body, sum)
}

// WebP is a lossless picture of one colour: each of its five codes has a single symbol, so that no pixel takes a bit
// (RFC 9649 §3.7.2.1.1).
func WebP(width, height int) []byte {
	var b bits
	b.put(0x2F, 8)
	b.put(width-1, 14)
	b.put(height-1, 14)
	b.put(0, 1+3+1+1+1) // no alpha, version 0, no transform, no colour cache, no meta codes
	for _, symbol := range []int{180, 90, 40, 255} {
		b.put(1, 1) // simple code
		b.put(0, 1) // of one symbol
		b.put(1, 1) // of eight bits
		b.put(symbol, 8)
	}
	b.put(1, 4) // distances: simple, one symbol of one bit, 0
	return riff(riffChunk("VP8L", b.bytes))
}

// MovingWebP is a WebP that says it is animated.
func MovingWebP(width, height int) []byte {
	extended := append([]byte{0x02, 0, 0, 0}, byte(width-1), byte((width-1)>>8), 0, byte(height-1), byte((height-1)>>8), 0)
	return riff(riffChunk("VP8X", extended), WebP(width, height)[12:])
}

// DisguisedWebP says of its canvas that it is small, while the picture in it is not.
func DisguisedWebP(width, height int) []byte {
	return riff(riffChunk("VP8X", []byte{0, 0, 0, 0, 199, 0, 0, 199, 0, 0}), WebP(width, height)[12:])
}

type bits struct {
	bytes []byte
	n     int
}

// put adds the lowest bits of a value, the lowest first.
func (b *bits) put(value, count int) {
	for i := range count {
		if b.n%8 == 0 {
			b.bytes = append(b.bytes, 0)
		}
		b.bytes[b.n/8] |= byte(value>>i&1) << (b.n % 8)
		b.n++
	}
}

func riff(chunks ...[]byte) []byte {
	body := join(append([][]byte{[]byte("WEBP")}, chunks...)...)
	return riffChunk("RIFF", body)
}

func riffChunk(name string, data []byte) []byte {
	chunk := join([]byte(name), binary.LittleEndian.AppendUint32(nil, uint32(len(data))), data)
	if len(data)%2 == 1 {
		chunk = append(chunk, 0)
	}
	return chunk
}

func join(parts ...[]byte) []byte { return bytes.Join(parts, nil) }
