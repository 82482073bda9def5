import type { Messages } from '../message'
import type { map as ro } from '../ro/map'

export const map: Record<keyof typeof ro, Messages[string]> = {
  'map.label':
    'Map of the places. Arrow keys move it, plus and minus zoom. All that is on the map is also in the list.',
  'map.zoomIn': 'Zoom in',
  'map.zoomOut': 'Zoom out',
  'map.locate': 'Where I am',
  'map.locateFailed': 'Your position could not be found. Check whether this page may use your location.',
  'map.whole': 'Show the whole city',
  'map.failed': 'The map cannot be drawn on this device. The list works all the same.',
  'map.section': 'Map',
}
