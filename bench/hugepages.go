//go:build linux

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
)

const (
	hugePages    = "/proc/sys/vm/nr_hugepages"
	hugePageSize = 2 << 20 // bytes, where nobody has changed it
)

var sharedBuffers = regexp.MustCompile(`(?m)^shared_buffers = (\d+)MB`)

// takeHugePages has the system set aside huge pages for a cluster's shared memory, which PostgreSQL takes when it finds enough of them: with
// gigabytes of it, a fourth of the time of a query goes into finding small ones. It takes root and free memory in large pieces; without
// them nothing changes. What it gives sets all back.
func takeHugePages(dir string) (giveBack func()) {
	giveBack = func() {}
	conf, _ := os.ReadFile(filepath.Join(dir, "postgres", "postgresql.conf"))
	settings := sharedBuffers.FindAllSubmatch(conf, -1) // the last one counts
	before, err := os.ReadFile(hugePages)
	if len(settings) == 0 || err != nil {
		return giveBack
	}
	there, _ := strconv.Atoi(string(bytes.TrimSpace(before)))
	megabytes, _ := strconv.Atoi(string(settings[len(settings)-1][1]))
	wanted := (megabytes+megabytes/10)<<20/hugePageSize + 50 // what else is shared grows with the buffers
	if there >= wanted || os.WriteFile(hugePages, []byte(strconv.Itoa(wanted)), 0) != nil {
		return giveBack
	}
	giveBack = func() { _ = os.WriteFile(hugePages, before, 0) }
	if now, _ := os.ReadFile(hugePages); string(bytes.TrimSpace(now)) != strconv.Itoa(wanted) {
		giveBack()
		return func() {}
	}
	return giveBack
}
