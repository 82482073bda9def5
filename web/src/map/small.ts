// A small map within a page, to look at and not to move: the page scrolls over it, and keys pass it by.
import { CityMap, type MapInput } from './map'

export async function smallMap(
  container: HTMLElement,
  input: Omit<MapInput, 'padding' | 'query' | 'camera'>,
): Promise<CityMap> {
  const map = new CityMap(container, { ...input, query: '', padding: {}, camera: undefined })
  const { scrollZoom, dragPan, keyboard, doubleClickZoom, touchZoomRotate, boxZoom } = map.raw
  for (const way of [scrollZoom, dragPan, keyboard, doubleClickZoom, touchZoomRotate, boxZoom]) way.disable()
  const canvas = map.raw.getCanvas()
  canvas.tabIndex = -1
  canvas.setAttribute('role', 'img')
  return map.ready()
}
