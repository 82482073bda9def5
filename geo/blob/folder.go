package blob

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"

	"github.com/google/uuid"

	"locuri/geo"
)

// folder keeps files in a folder of this machine. No name leads out of it.
type folder struct{ root *os.Root }

func openFolder(dir string) (*folder, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("cannot make the folder for photos: %w; choose another with --photos", err)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("cannot open the folder for photos: %w; choose another with --photos", err)
	}
	return &folder{root}, nil
}

// Put fulfils geo.Blobs. The file is whole or not there at all: it gets its name when it is on the disk.
func (f *folder) Put(_ context.Context, name string, content []byte) error {
	if err := f.root.MkdirAll(path.Dir(name), 0o700); err != nil {
		return fmt.Errorf("keep a file: %w", err)
	}
	unfinished := path.Join(path.Dir(name), uuid.NewString()+".part")
	err := f.write(unfinished, content)
	if err == nil {
		err = f.root.Rename(unfinished, name)
	}
	if err != nil {
		return errors.Join(fmt.Errorf("keep a file: %w", err), f.remove(unfinished))
	}
	return nil
}

func (f *folder) write(name string, content []byte) error {
	file, err := f.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = file.Write(content)
	if err == nil {
		err = file.Sync()
	}
	return errors.Join(err, file.Close())
}

// Get fulfils geo.Blobs.
func (f *folder) Get(_ context.Context, name string) ([]byte, error) {
	content, err := f.root.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, geo.Errorf(geo.NotFound, "There is no file %s.", name)
	}
	return content, err
}

// Delete fulfils geo.Blobs.
func (f *folder) Delete(_ context.Context, name string) error { return f.remove(name) }

func (f *folder) remove(name string) error {
	if err := f.root.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
