package photo

import (
	"image"
	"image/color"

	"golang.org/x/image/draw"
)

// fit draws a picture on white, its longer side no longer than most. A picture that is smaller keeps its size.
func fit(src image.Image, most int) *image.RGBA {
	longest := max(src.Bounds().Dx(), src.Bounds().Dy())
	for ; longest >= 2*most; longest = (longest + 1) / 2 {
		src = half(src)
	}
	size := src.Bounds().Size()
	if longest > most {
		size.X, size.Y = scaled(size.X, most, longest), scaled(size.Y, most, longest)
	}
	dst := image.NewRGBA(image.Rectangle{Max: size})
	draw.Draw(dst, dst.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	if size == src.Bounds().Size() {
		draw.Draw(dst, dst.Bounds(), src, src.Bounds().Min, draw.Over)
	} else {
		draw.CatmullRom.Scale(dst, dst.Bounds(), src, src.Bounds(), draw.Over, nil)
	}
	return dst
}

// half draws a picture in half its size. Between four pixels their mean is what bilinear scaling takes, so this is as good
// as the best, and needs no memory beside the result; the best one would take 32 bytes for each pixel of a row and column.
func half(src image.Image) image.Image {
	size := src.Bounds().Size()
	dst := image.NewRGBA(image.Rect(0, 0, (size.X+1)/2, (size.Y+1)/2))
	draw.ApproxBiLinear.Scale(dst, dst.Bounds(), src, src.Bounds(), draw.Src, nil)
	return dst
}

func scaled(side, most, longest int) int { return max(1, (side*most+longest/2)/longest) }

// turn turns and mirrors a picture as its orientation says (CIPA DC-008 §4.6.4.1.6).
func turn(src *image.RGBA, orientation int) *image.RGBA {
	if orientation <= 1 {
		return src
	}
	w, h := src.Bounds().Dx(), src.Bounds().Dy()
	size := image.Pt(w, h)
	if orientation >= 5 {
		size = image.Pt(h, w)
	}
	dst := image.NewRGBA(image.Rectangle{Max: size})
	for y := range size.Y {
		for x := range size.X {
			at := turned(orientation, x, y, w, h)
			copy(dst.Pix[dst.PixOffset(x, y):][:4], src.Pix[src.PixOffset(at.X, at.Y):][:4])
		}
	}
	return dst
}

// turned gives where in the picture as it is stored, w by h, the point x, y of the upright one lies.
func turned(orientation, x, y, w, h int) image.Point {
	switch orientation {
	case 2:
		return image.Pt(w-1-x, y)
	case 3:
		return image.Pt(w-1-x, h-1-y)
	case 4:
		return image.Pt(x, h-1-y)
	case 5:
		return image.Pt(y, x)
	case 6:
		return image.Pt(y, h-1-x)
	case 7:
		return image.Pt(w-1-y, h-1-x)
	}
	return image.Pt(w-1-y, x)
}
