package geo

import (
	"time"

	"github.com/google/uuid"
)

// Remark is what checks and reports have in common: somebody says something of a place as it is on the ground, and a
// moderator sees it first, as with comments.
type Remark struct {
	ID        int64        `json:"id"`
	UUID      string       `json:"-"` // made by the client; the same one again is the same remark
	PlaceID   int64        `json:"place_id"`
	Place     *PlaceRef    `json:"place,omitempty"` // in lists over several places
	Author    string       `json:"author"`          // for staff and the author; "" for others, to whom it is no matter
	Official  bool         `json:"official"`        // by whoever was responsible for the place when it was made
	State     CommentState `json:"state"`
	Reason    string       `json:"reason,omitempty"` // of a refusal, for its author and moderators
	Appeal    string       `json:"appeal,omitempty"` // against it
	Own       bool         `json:"own"`              // the asker's
	Photos    []int64      `json:"photos"`           // that the asker may see
	CreatedAt time.Time    `json:"created_at"`
	AuthorID  int64        `json:"-"`
}

// maxRemark is the most characters of what is said in a remark.
const maxRemark = 2000

// check notes what is wrong with what all remarks have.
func (r *Remark) check(p *Problems) {
	if _, err := uuid.Parse(r.UUID); err != nil {
		p.Add("uuid", "not_a_uuid", "must be a UUID made by you, so that what is sent twice is kept once")
	}
}
