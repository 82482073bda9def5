package cluster

import (
	"os"
	"strconv"
	"strings"
)

// sharedBuffers is how many megabytes the database keeps pages in: a quarter of the memory, as PostgreSQL's manual advises. A city that
// lies in them whole is read at half the cost of one that has to be fetched from the system's cache. They are only taken when
// they are filled.
func sharedBuffers(memory int64) int64 {
	const least, most = 128, 4096
	if memory == 0 {
		return 256
	}
	return min(max(memory>>20/4, least), most)
}

// memory is what this machine, or the container that this process runs in, has, in bytes; 0 when that is not known.
func memory() int64 {
	meminfo, _ := os.ReadFile("/proc/meminfo")
	total := parseMemory(string(meminfo))
	for _, file := range []string{"/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"} { // versions 2 and 1
		text, _ := os.ReadFile(file)
		limit, err := strconv.ParseInt(strings.TrimSpace(string(text)), 10, 64)
		if err == nil && limit > 0 {
			total = min(total, limit)
		}
	}
	return total
}

// parseMemory reads MemTotal from /proc/meminfo.
func parseMemory(meminfo string) int64 {
	for line := range strings.Lines(meminfo) {
		fields := strings.Fields(line)
		if len(fields) == 3 && fields[0] == "MemTotal:" && fields[2] == "kB" {
			kilobytes, _ := strconv.ParseInt(fields[1], 10, 64)
			return kilobytes << 10
		}
	}
	return 0
}
