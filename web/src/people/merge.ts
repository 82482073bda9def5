/** RFC 7396: the media type of a merge patch, which the client does not set by itself. */
export const mergePatch = { headers: { 'Content-Type': 'application/merge-patch+json' } }
