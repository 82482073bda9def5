// Package mail writes letters, keeps them in the outbox, and hands them to a mail server when there is one.
package mail

import (
	"fmt"
	"net/url"
	"time"

	"locuri/geo"
)

// SignInURL is the address that a sign-in link leads to, on the site at base. The page there sends the token on by
// itself: a mail scanner that only looks at the address does not use it up.
func SignInURL(base, token string) string {
	return base + "/sign-in?token=" + url.QueryEscape(token)
}

const signInRomanian = `Bună,

Deschide acest link ca să intri în contul tău Locuri:

%s

Linkul merge o singură dată, în următoarele %s. Dacă nu l-ai cerut tu, nu trebuie să faci nimic.

Locuri
`

const signInEnglish = `Hello,

Open this link to sign in to Locuri:

%s

It works once, within the next %s. If you did not ask for it, there is nothing you need to do.

Locuri
`

// signInLetter writes the letter with a sign-in link, in English or, for any other language, in Romanian.
func signInLetter(to, language, link string, valid time.Duration) *geo.Mail {
	minutes := int(valid.Minutes())
	if language == "en" {
		body := fmt.Sprintf(signInEnglish, link, fmt.Sprintf("%d minutes", minutes))
		return &geo.Mail{To: to, Subject: "Your sign-in link for Locuri", Body: body}
	}
	return &geo.Mail{To: to, Subject: "Linkul tău de intrare în Locuri", Body: fmt.Sprintf(signInRomanian, link, romanianMinutes(minutes))}
}

// romanianMinutes counts minutes as Romanian does: from 20 on with "de", except after a hundred's 1 to 19
// (CLDR plural category "other").
func romanianMinutes(n int) string {
	if rest := n % 100; n < 20 || (rest > 0 && rest < 20) {
		return fmt.Sprintf("%d minute", n)
	}
	return fmt.Sprintf("%d de minute", n)
}
