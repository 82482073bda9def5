package postgis

// OwnDataSQL are the questions of what is kept of a person.
func OwnDataSQL() []string {
	all := make([]string, len(ownData))
	for i, data := range ownData {
		all[i] = data.sql
	}
	return all
}
