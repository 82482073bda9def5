// The faces of the map's labels: the same files as the page's, so that they come over the wire once.
import latin from '@fontsource/noto-sans/files/noto-sans-latin-400-normal.woff2?url'
import latinBold from '@fontsource/noto-sans/files/noto-sans-latin-600-normal.woff2?url'
import latinExt from '@fontsource/noto-sans/files/noto-sans-latin-ext-400-normal.woff2?url'
import latinExtBold from '@fontsource/noto-sans/files/noto-sans-latin-ext-600-normal.woff2?url'

const names = { regular: 'Noto Sans Regular', bold: 'Noto Sans SemiBold' }
export const regular = [names.regular]
export const bold = [names.bold]

/** The font-faces of the style. Addresses must be absolute there. */
export function fontFaces(origin: string) {
  return {
    [names.regular]: face(origin, latinExt, latin),
    [names.bold]: face(origin, latinExtBold, latinBold),
  }
}

// The first face that covers a character wins, so the narrow range stands first.
function face(origin: string, ext: string, plain: string) {
  return [
    { url: new URL(ext, origin).href, 'unicode-range': ['U+0100-02BA', 'U+1E00-1E9F', 'U+20A0-20C0'] },
    { url: new URL(plain, origin).href },
  ]
}
