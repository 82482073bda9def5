import { api, take } from '../api/client'
import type { Edit, Feature } from '../api/types'
import { mergePatch } from '../people/merge'
import { amendmentOf, changeBody } from './change'
import type { Draft } from './draft'

export function readPlace(featureId: number): Promise<Feature> {
  const path = { collectionId: 'places' as const, featureId }
  return take(api.GET('/api/collections/{collectionId}/items/{featureId}', { params: { path } }))
}

/** Sends a change and gives the place after it. Throws a Problem: 412 when the place was changed since it was read. */
export function sendChange(draft: Draft, original: Feature): Promise<Feature> {
  const path = { collectionId: 'places' as const, featureId: original.id ?? 0 }
  const reason = draft.reason.trim()
  const params = { path, query: reason ? { reason } : {} }
  const body = changeBody(draft, original) as never // a merge patch: null takes a property away
  return take(api.PATCH('/api/collections/{collectionId}/items/{featureId}', { params, body, ...mergePatch }))
}

/** Sends what is different as an edit of whoever may not change the place as they like. Throws as sendChange. */
export function sendEdit(draft: Draft, original: Feature): Promise<Edit> {
  const { geometry, properties } = amendmentOf(draft, original)
  const { uuid: _, ...changed } = properties
  const version = draft.change?.version ?? 0
  const body = { uuid: draft.uuid, version, reason: draft.reason.trim(), properties: changed, geometry }
  const params = { path: { placeId: original.id ?? 0 } }
  return take(api.POST('/api/places/{placeId}/edits', { params, body: body as never }))
}
