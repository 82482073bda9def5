package api

import (
	"bytes"
	"context"
	"errors"
	"io"
	"mime"
	"net/http"

	"github.com/google/uuid"

	"locuri/geo"
)

// fileTypes are the files that are taken, by what they begin with. What their senders say of them is not believed; none of them is run by a
// browser.
var fileTypes = []struct {
	kind   geo.FileKind
	media  string
	begins []byte
	holds  string // somewhere in it: what tells archives from one another
}{
	{geo.PDFFile, "application/pdf", []byte("%PDF-"), ""},
	{geo.ImageFile, "image/jpeg", []byte("\xff\xd8\xff"), ""},
	{geo.ImageFile, "image/png", []byte("\x89PNG\r\n\x1a\n"), ""},
	{geo.DocumentFile, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", []byte("PK\x03\x04"), "word/document.xml"},
	{geo.DocumentFile, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", []byte("PK\x03\x04"), "xl/workbook.xml"},
	{geo.DocumentFile, "application/vnd.oasis.opendocument.text", []byte("PK\x03\x04"), "mimetypeapplication/vnd.oasis.opendocument.text"},
	{geo.DocumentFile, "application/vnd.oasis.opendocument.spreadsheet", []byte("PK\x03\x04"), "mimetypeapplication/vnd.oasis.opendocument.spreadsheet"},
}

// recognise says what a file is by its content. Errors: Invalid.
func recognise(f *geo.ApplicationFile, content []byte) error {
	for _, t := range fileTypes {
		if bytes.HasPrefix(content, t.begins) && bytes.Contains(content, []byte(t.holds)) {
			f.Kind, f.MediaType, f.Size = t.kind, t.media, len(content)
			return nil
		}
	}
	return geo.InvalidField("file", "not_allowed", "must be a PDF, a JPEG or PNG picture, or a document of a word processor or spreadsheet (DOCX, XLSX, ODT, ODS)")
}

func (a *API) addFile(w http.ResponseWriter, r *http.Request) error {
	if err := somebody(r, geo.ApplyToCall); err != nil {
		return err
	}
	id, err := pathID(r, "applicationId")
	if err != nil {
		return err
	}
	p := newParams(r)
	file := &geo.ApplicationFile{ApplicationID: id, Question: p.text("question"), Name: p.text("name"), UUID: p.text("uuid")}
	if err := p.err(); err != nil {
		return err
	}
	if err := file.CheckName(); err != nil {
		return err
	}
	if _, err := a.store.FindApplication(r.Context(), actor(r), a.clock, id); err != nil { // before 20 MB are read
		return err
	}
	done, err := a.startUpload(w, r)
	if err != nil {
		return err
	}
	defer done()
	content, err := readFile(w, r)
	if err != nil {
		return err
	}
	if err := recognise(file, content); err != nil {
		return err
	}
	if err := a.keepFile(r.Context(), actor(r), file, content); err != nil {
		return err
	}
	return writePrivate(w, http.StatusCreated, file)
}

func readFile(w http.ResponseWriter, r *http.Request) ([]byte, error) {
	content, err := io.ReadAll(http.MaxBytesReader(w, r.Body, geo.MaxFileMB<<20))
	if errors.As(err, new(*http.MaxBytesError)) {
		return nil, geo.Errorf(geo.TooLarge, "The file may have %d MB at most.", geo.MaxFileMB)
	}
	if err != nil {
		return nil, geo.Errorf(geo.Invalid, "The file could not be read to its end.")
	}
	return content, nil
}

// keepFile keeps the content first: a file that is known of is there. What is not taken, or was there already, is deleted again.
func (a *API) keepFile(ctx context.Context, who geo.Actor, file *geo.ApplicationFile, content []byte) error {
	key := uuid.NewString()
	file.Key = key
	blob := file.Blob()
	if err := a.config.Blobs.Put(ctx, blob, content); err != nil {
		return err
	}
	err := a.store.AddFile(ctx, who, a.clock, file)
	if err != nil || file.Key != key {
		return errors.Join(err, a.config.Blobs.Delete(context.WithoutCancel(ctx), blob))
	}
	return nil
}

// fileOf reads which file is meant, from somebody who is signed in.
func fileOf(r *http.Request) (int64, error) {
	if err := signedIn(r, geo.ApplyToCall); err != nil {
		return 0, err
	}
	return pathID(r, "fileId")
}

// getFile gives a file to be saved, never to be shown in a page of ours.
func (a *API) getFile(w http.ResponseWriter, r *http.Request) error {
	id, err := fileOf(r)
	if err != nil {
		return err
	}
	if err := newParams(r).err(); err != nil {
		return err
	}
	file, err := a.store.FindFile(r.Context(), actor(r), a.clock, id)
	if err != nil {
		return err
	}
	content, err := a.config.Blobs.Get(r.Context(), file.Blob())
	if err != nil {
		return err
	}
	header := w.Header()
	header.Set("Content-Type", file.MediaType)
	header.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": file.Name})) // RFC 6266, RFC 8187
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Content-Security-Policy", "default-src 'none'; sandbox")
	header.Set("Cache-Control", "no-store")
	_, err = w.Write(content)
	return ignoreGone(err)
}

func (a *API) removeFile(w http.ResponseWriter, r *http.Request) error {
	id, err := fileOf(r)
	if err != nil {
		return err
	}
	return writeDone(w, a.store.RemoveFile(r.Context(), actor(r), a.clock, id))
}
