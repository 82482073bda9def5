package geo

import (
	"fmt"
	"math"
	"slices"
	"unicode/utf8"
)

// QuestionType is what sort of answer a question of a call's form takes.
type QuestionType string

// The types.
const (
	ShortText  QuestionType = "short_text"
	LongText   QuestionType = "long_text"
	NumberType QuestionType = "number"
	Choice     QuestionType = "choice"
	Choices    QuestionType = "choices"
	DateType   QuestionType = "date"
	LinkType   QuestionType = "link"
	FileType   QuestionType = "file"
)

// QuestionTypes are all types.
var QuestionTypes = []QuestionType{ShortText, LongText, NumberType, Choice, Choices, DateType, LinkType, FileType}

// Question is one question of a call's form.
type Question struct {
	ID       string       `json:"id"` // answers are kept by it
	Type     QuestionType `json:"type"`
	Label    Text         `json:"label"`
	Help     Text         `json:"help,omitempty"`
	Required bool         `json:"required"`
	Min      *float64     `json:"min,omitempty"`     // of a number
	Max      *float64     `json:"max,omitempty"`     // of a number; of characters, choices or files
	Options  []Option     `json:"options,omitempty"` // of a choice
	Files    []FileKind   `json:"files,omitempty"`   // that are taken; none says all
	MaxMB    int          `json:"max_mb,omitempty"`  // of each file
}

// Option is one of several answers.
type Option struct {
	ID    string `json:"id"`
	Label Text   `json:"label"`
}

// FileKind is what sort of file is taken.
type FileKind string

// The kinds of files. Each is known by its first bytes; nothing that a browser would run is among them.
const (
	PDFFile      FileKind = "pdf"
	ImageFile    FileKind = "image"    // JPEG or PNG
	DocumentFile FileKind = "document" // of a word processor or spreadsheet: DOCX, XLSX, ODT, ODS
)

// FileKinds are all kinds of files.
var FileKinds = []FileKind{PDFFile, ImageFile, DocumentFile}

// What files may be at most.
const (
	MaxFileMB  = 20
	MaxFiles   = 5  // for one question
	fewMB      = 10 // when a question does not say
	maxShort   = 300
	maxLong    = 10000
	maxChosen  = 30
	maxMeasure = 1e12
)

// most is how much of what a question counts is taken: characters, choices or files.
func (q *Question) most() int {
	limit := map[QuestionType]int{ShortText: maxShort, LongText: maxLong, LinkType: 500, Choices: maxChosen, FileType: MaxFiles}[q.Type]
	if q.Max != nil {
		limit = min(limit, int(*q.Max))
	}
	return limit
}

// MaxBytes is the most bytes of a file that answers the question.
func (q *Question) MaxBytes() int {
	if q.MaxMB == 0 {
		return fewMB << 20
	}
	return q.MaxMB << 20
}

// MostFiles is how many files answer the question at most.
func (q *Question) MostFiles() int { return q.most() }

// Takes tells whether a kind of file may answer the question.
func (q *Question) Takes(kind FileKind) bool {
	return q.Type == FileType && (len(q.Files) == 0 || slices.Contains(q.Files, kind))
}

func checkForm(p *Problems, form []Question) {
	if len(form) > maxQuestions {
		p.Add("form", "too_many", "may have %d questions, has %d", maxQuestions, len(form))
	}
	seen := map[string]bool{}
	for i := range form {
		at := fmt.Sprintf("form[%d]", i)
		checkID(p, at+".id", form[i].ID, seen)
		form[i].check(p, at)
	}
}

func (q *Question) check(p *Problems, at string) {
	oneOf(p, at+".type", q.Type, QuestionTypes, false)
	requireText(p, at+".label", q.Label)
	checkText(p, at+".label", q.Label, 300)
	checkText(p, at+".help", q.Help, 1000)
	if q.Min != nil && q.Max != nil && *q.Min > *q.Max {
		p.Add(at+".max", "before_start", "must not be less than min")
	}
	if q.Max != nil && q.Type != NumberType && (*q.Max < 1 || *q.Max != math.Trunc(*q.Max)) {
		p.Add(at+".max", "out_of_range", "must be a whole number from 1 on")
	}
	if q.MaxMB < 0 || q.MaxMB > MaxFileMB {
		p.Add(at+".max_mb", "out_of_range", "must be 1 to %d", MaxFileMB)
	}
	for _, kind := range q.Files {
		oneOf(p, at+".files", kind, FileKinds, false)
	}
	q.checkOptions(p, at)
}

func (q *Question) checkOptions(p *Problems, at string) {
	if q.Type != Choice && q.Type != Choices {
		return
	}
	if len(q.Options) < 2 || len(q.Options) > maxOptions {
		p.Add(at+".options", "required", "name 2 to %d answers to choose from", maxOptions)
	}
	seen := map[string]bool{}
	for i, option := range q.Options {
		name := fmt.Sprintf("%s.options[%d]", at, i)
		checkID(p, name+".id", option.ID, seen)
		requireText(p, name+".label", option.Label)
		checkText(p, name+".label", option.Label, 200)
	}
}

// Answers are what an applicant says, by the identifier of the question: a text, a number, or a list of options.
type Answers map[string]any

// CheckAnswers notes every fault of answers to a form, under "answers." and the identifier; files are how many there are
// for each question. What is required is asked for only when all is to be complete.
func CheckAnswers(p *Problems, form []Question, answers Answers, files map[string]int, complete bool) {
	asked := map[string]bool{}
	for i := range form {
		q := &form[i]
		asked[q.ID] = true
		answer, there := answers[q.ID]
		there = there && answer != nil && answer != ""
		if q.Type == FileType {
			there = files[q.ID] > 0
			if answer != nil {
				p.Add("answers."+q.ID, "read_only", "is answered by sending files")
			}
		} else if there {
			q.checkAnswer(p, answer)
		}
		if complete && q.Required && !there {
			p.Add("answers."+q.ID, "required", "must be answered")
		}
	}
	for id := range answers {
		if !asked[id] {
			p.Add("answers."+id, "unknown", "is no question of this call")
		}
	}
}

func (q *Question) checkAnswer(p *Problems, answer any) {
	at := "answers." + q.ID
	switch q.Type {
	case NumberType:
		q.checkNumber(p, at, answer)
		return
	case Choices:
		q.checkChoices(p, at, answer)
		return
	}
	text, ok := answer.(string)
	if !ok {
		p.Add(at, "wrong_type", "must be a text")
		return
	}
	switch q.Type {
	case Choice:
		if !q.offers(text) {
			p.Add(at, "not_allowed", "%q is not one of the answers to choose from", text)
		}
	case DateType:
		if len(text) != 10 || !Date(text).Valid() {
			p.Add(at, "not_a_date", "must be a date such as 2027-01-31")
		}
	case LinkType:
		checkWebsite(p, at, text)
	default:
		checkString(p, at, text, q.most())
	}
}

func (q *Question) checkNumber(p *Problems, at string, answer any) {
	n, ok := answer.(float64)
	switch {
	case !ok:
		p.Add(at, "wrong_type", "must be a number")
	case q.Min != nil && n < *q.Min:
		p.Add(at, "too_small", "must be at least %v", *q.Min)
	case q.Max != nil && n > *q.Max:
		p.Add(at, "too_large", "must be at most %v", *q.Max)
	case math.Abs(n) > maxMeasure:
		p.Add(at, "out_of_range", "is too large")
	}
}

func (q *Question) checkChoices(p *Problems, at string, answer any) {
	chosen, ok := answer.([]any)
	if !ok {
		p.Add(at, "wrong_type", "must be a list of the answers chosen")
		return
	}
	seen := map[string]bool{}
	for _, c := range chosen {
		id, _ := c.(string)
		if !q.offers(id) || seen[id] || utf8.RuneCountInString(id) > 80 {
			p.Add(at, "not_allowed", "must hold answers to choose from, each once")
			return
		}
		seen[id] = true
	}
	if len(chosen) > q.most() {
		p.Add(at, "too_many", "may be %d at most", q.most())
	}
	if q.Required && len(chosen) == 0 {
		p.Add(at, "required", "must be answered")
	}
}

func (q *Question) offers(id string) bool {
	return slices.ContainsFunc(q.Options, func(o Option) bool { return o.ID == id })
}
