// Package photo makes what is shown of the pictures that people send in. What arrives is decoded and encoded anew, so that
// nothing of the file goes on but the picture: no position, no camera, no name, and nothing that is hidden in it.
package photo

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"time"

	"golang.org/x/image/webp"

	"locuri/geo"
)

// quality is that of the JPEGs that are made.
const quality = 82

// Picture is a JPEG without metadata.
type Picture struct {
	Content       []byte
	Width, Height int
}

// Darkroom decodes one picture at a time, whoever asks: that bounds the memory it takes.
type Darkroom struct{ door chan struct{} }

// NewDarkroom makes one. Only one at a time works if all use the same.
func NewDarkroom() *Darkroom { return &Darkroom{make(chan struct{}, 1)} }

// Read tells what a file says of itself beside the picture. It may be the beginning of a file alone. Errors: Invalid, TooLarge.
func Read(file []byte, declared string) (geo.Reading, error) {
	media, err := recognise(file, declared)
	if err != nil {
		return geo.Reading{}, err
	}
	tags := readTags(file, media)
	return geo.Reading{Position: positionOf(tags), TakenAt: takenOf(tags, time.Now())}, nil
}

// Develop makes the largest size of a picture that was sent in, upright. declared is its media type as its sender says,
// "" for none. Errors: Invalid, naming the field "image"; TooLarge.
func (d *Darkroom) Develop(ctx context.Context, file []byte, declared string) (*Picture, error) {
	return d.develop(ctx, file, declared, geo.PhotoSizes[len(geo.PhotoSizes)-1])
}

func (d *Darkroom) develop(ctx context.Context, file []byte, declared string, size int) (*Picture, error) {
	s, err := judge(file, declared)
	if err != nil {
		return nil, err
	}
	orientation := orientationOf(readTags(file, s.media))
	pictures, err := d.make(ctx, file, s, orientation, size)
	if err != nil {
		return nil, err
	}
	return pictures[0], nil
}

// Resize makes smaller sizes of a picture of ours.
func (d *Darkroom) Resize(ctx context.Context, content []byte, sizes ...int) ([]*Picture, error) {
	s, err := judge(content, typeJPEG)
	if err != nil {
		return nil, err
	}
	return d.make(ctx, content, s, 1, sizes...)
}

func (d *Darkroom) make(ctx context.Context, file []byte, s shape, orientation int, sizes ...int) ([]*Picture, error) {
	select {
	case d.door <- struct{}{}:
		defer func() { <-d.door }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	decoded, err := decode(file, s)
	if err != nil {
		return nil, err
	}
	var pictures []*Picture
	for _, size := range sizes {
		p, err := encode(turn(fit(decoded, size), orientation))
		if err != nil {
			return nil, err
		}
		pictures = append(pictures, p)
	}
	return pictures, nil
}

var decoders = map[string]func(*bytes.Reader) (image.Image, error){
	typeJPEG: func(r *bytes.Reader) (image.Image, error) { return jpeg.Decode(r) },
	typePNG:  func(r *bytes.Reader) (image.Image, error) { return png.Decode(r) },
	typeWebP: func(r *bytes.Reader) (image.Image, error) { return webp.Decode(r) },
}

// decode decodes what was judged. A decoder that panics has met a file that was made to have it panic.
func decode(file []byte, s shape) (decoded image.Image, err error) {
	defer func() {
		if recover() != nil {
			decoded, err = nil, broken()
		}
	}()
	decoded, err = decoders[s.media](bytes.NewReader(file))
	if err != nil || decoded.Bounds().Size() != image.Pt(s.width, s.height) {
		return nil, broken()
	}
	return decoded, nil
}

func encode(picture *image.RGBA) (*Picture, error) {
	var out bytes.Buffer
	if err := jpeg.Encode(&out, picture, &jpeg.Options{Quality: quality}); err != nil {
		return nil, fmt.Errorf("encode a picture: %w", err)
	}
	return &Picture{out.Bytes(), picture.Bounds().Dx(), picture.Bounds().Dy()}, nil
}
