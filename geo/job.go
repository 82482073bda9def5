package geo

import "time"

// Job is work that a change leaves behind: kept in the transaction of the change, done soon after it, and again when it
// fails or the program ends in between. So it may be done twice, and must not mind.
type Job interface{ Kind() string }

// SendMail hands a letter of the outbox to the mail server.
type SendMail struct {
	MailID int64 `json:"mail_id"`
}

// Kind names the job in the queue.
func (SendMail) Kind() string { return "send_mail" }

// NotifyStep tells whom it concerns that a place has moved on one of its lines.
type NotifyStep struct {
	StepID int64 `json:"step_id"`
}

// Kind names the job in the queue.
func (NotifyStep) Kind() string { return "notify_step" }

// NotifyComment tells whom it concerns that a comment was refused, or that it is an official answer.
type NotifyComment struct {
	CommentID int64 `json:"comment_id"`
}

// Kind names the job in the queue.
func (NotifyComment) Kind() string { return "notify_comment" }

// NotifyCheck tells the author of a check that it was refused.
type NotifyCheck struct {
	CheckID int64 `json:"check_id"`
}

// Kind names the job in the queue.
func (NotifyCheck) Kind() string { return "notify_check" }

// NotifyReport tells the author of a report that it was refused or answered.
type NotifyReport struct {
	ReportID int64 `json:"report_id"`
}

// Kind names the job in the queue.
func (NotifyReport) Kind() string { return "notify_report" }

// NotifyEdit tells whoever changed a place whether the change was taken.
type NotifyEdit struct {
	EditID int64 `json:"edit_id"`
}

// Kind names the job in the queue.
func (NotifyEdit) Kind() string { return "notify_edit" }

// NotifyTrust tells somebody that trust was taken from them, or given back.
type NotifyTrust struct {
	ChangeID int64 `json:"change_id"`
}

// Kind names the job in the queue.
func (NotifyTrust) Kind() string { return "notify_trust" }

// WriteDigests tells everybody whose time has come of what they follow.
type WriteDigests struct{}

// Kind names the job in the queue.
func (WriteDigests) Kind() string { return "write_digests" }

// Sweep deletes what is over and was kept long enough. It is due once a day.
type Sweep struct{}

// Kind names the job in the queue.
func (Sweep) Kind() string { return "sweep" }

// ResizePhoto makes the smaller sizes of a photo.
type ResizePhoto struct {
	PhotoID int64 `json:"photo_id"`
}

// Kind names the job in the queue.
func (ResizePhoto) Kind() string { return "resize_photo" }

// DeletePhotoFiles deletes the files of a photo that is gone.
type DeletePhotoFiles struct {
	Key string `json:"key"`
}

// Kind names the job in the queue.
func (DeletePhotoFiles) Kind() string { return "delete_photo_files" }

// NotifyPhoto tells the author of a photo that it was refused in this version.
type NotifyPhoto struct {
	PhotoID int64 `json:"photo_id"`
	Version int   `json:"version"`
}

// Kind names the job in the queue.
func (NotifyPhoto) Kind() string { return "notify_photo" }

// ForgetPhoto deletes a refused photo when there has been time to object.
type ForgetPhoto struct {
	PhotoID int64 `json:"photo_id"`
}

// Kind names the job in the queue.
func (ForgetPhoto) Kind() string { return "forget_photo" }

// RefusedFor is how long a refused photo is kept: its author may object, and a moderator may have erred.
const RefusedFor = 30 * 24 * time.Hour

// CountImpact reads what the derived numbers are counted from. It is due every few minutes.
type CountImpact struct{}

// Kind names the sort of job.
func (CountImpact) Kind() string { return "count_impact" }
