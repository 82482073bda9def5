package api

// leafletWords are the words of the leaflet of a trail, in Romanian and English.
var leafletWords = map[string][2]string{
	"toTrail":             {"Înapoi la traseu", "Back to the trail"},
	"howToPrint":          {"Tipărește pagina cu Ctrl+P sau salveaz-o ca PDF.", "Print this page with Ctrl+P, or save it as PDF."},
	"stops":               {"Opriri", "Stops"},
	"onDay":               {"pentru ziua de", "for"},
	"stay":                {"%d min aici", "%d min here"},
	"skipped":             {"Sărite în ziua aceasta", "Skipped that day"},
	"hiddenStop":          {"Un loc care nu mai e public", "A place that is no longer public"},
	"asKnown":             {"Orele sunt cele cunoscute la tipărire; pagina la zi:", "Hours are as known when printed; the page as it is now:"},
	"season":              {"sezon: %s–%s", "season: %s–%s"},
	"offSeason":           {"în afara sezonului", "out of season"},
	"mode foot":           {"pe jos", "on foot"},
	"mode bike":           {"cu bicicleta", "by bike"},
	"mode boat":           {"cu barca", "by boat"},
	"rule foot":           {"Durata: 4 km/h, plus timpul de la opriri.", "Time: 4 km/h, plus the time at the stops."},
	"rule bike":           {"Durata: 12 km/h, plus timpul de la opriri.", "Time: 12 km/h, plus the time at the stops."},
	"rule boat":           {"Durata: 6 km/h, plus timpul de la opriri.", "Time: 6 km/h, plus the time at the stops."},
	"stepFree yes":        {"fără trepte", "step-free"},
	"stepFree limited":    {"parțial fără trepte", "partly step-free"},
	"stepFree no":         {"cu trepte", "has steps"},
	"visit open":          {"deschis", "open"},
	"visit not_there_yet": {"nu există încă", "not there yet"},
	"visit ended":         {"s-a încheiat", "is over"},
	"visit paused":        {"întrerupt", "paused"},
	"visit reported_gone": {"cineva spune că nu mai e; neverificat", "said to be gone; not verified"},
	"visit before_period": {"încă nu a început", "has not begun yet"},
	"visit after_period":  {"s-a încheiat", "is over"},
	"visit hours":         {"închis", "closed"},
	"visit hours_unread":  {"program necunoscut; întreabă înainte", "hours not known; ask first"},
	"visit hours_missing": {"program necunoscut; întreabă înainte", "hours not known; ask first"},
	"visit not_public":    {"nu mai e public", "no longer public"},
}

// months are the names of the months, in Romanian and English.
var months = [12][2]string{
	{"ianuarie", "January"}, {"februarie", "February"}, {"martie", "March"}, {"aprilie", "April"}, {"mai", "May"}, {"iunie", "June"},
	{"iulie", "July"}, {"august", "August"}, {"septembrie", "September"}, {"octombrie", "October"}, {"noiembrie", "November"}, {"decembrie", "December"},
}

// monthName gives the name of a month, 1 to 12.
func monthName(language string, month int) string {
	if language == "ro" {
		return months[month-1][0]
	}
	return months[month-1][1]
}

func leafletWord(language, key string) string {
	words := leafletWords[key]
	if language == "ro" {
		return words[0]
	}
	return words[1]
}
