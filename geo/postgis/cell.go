package postgis

import "math"

// cellLevel is the depth of the grid: 2^20 by 2^20 cells, each a tile of z20 (some 27 m at Timișoara).
const cellLevel = 20

// mercatorHalf is half the width of the Web Mercator plane, EPSG:3857, metres.
const mercatorHalf = 20037508.342789244

// cell gives the Morton (Z-order) number of the cell of a point in EPSG:3857: every tile of the XYZ scheme down to
// z20 is one contiguous range of numbers.
func cell(x, y float64) int64 {
	return spread(grid((x+mercatorHalf)/(2*mercatorHalf))) | spread(grid((mercatorHalf-y)/(2*mercatorHalf)))<<1
}

// grid gives the column or row of a fraction of the plane's side.
func grid(fraction float64) int64 {
	const cells = 1 << cellLevel
	return int64(math.Min(math.Max(math.Floor(fraction*cells), 0), cells-1))
}

// spread puts a zero between each two of the lowest 32 bits.
func spread(n int64) int64 {
	n = (n | n<<16) & 0x0000ffff0000ffff
	n = (n | n<<8) & 0x00ff00ff00ff00ff
	n = (n | n<<4) & 0x0f0f0f0f0f0f0f0f
	n = (n | n<<2) & 0x3333333333333333
	return (n | n<<1) & 0x5555555555555555
}

// cellRange gives the cells of the tile z/x/y: from low up to, not with, high.
func cellRange(z, x, y int) (low, high int64) {
	shift := 2 * (cellLevel - z)
	low = (spread(int64(x)) | spread(int64(y))<<1) << shift
	return low, low + 1<<shift
}
