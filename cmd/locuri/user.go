package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"text/tabwriter"
	"time"

	"golang.org/x/term"

	"locuri/geo"
	"locuri/geo/auth"
	"locuri/geo/mail"
	"locuri/geo/postgis"
)

type userCommand struct {
	Add      userAddCommand      `cmd:"" help:"Add an account."`
	List     userListCommand     `cmd:"" help:"List all accounts."`
	Role     userRoleCommand     `cmd:"" help:"Change the role of an account."`
	Link     userLinkCommand     `cmd:"" help:"Print a link by which somebody can sign in once."`
	Password userPasswordCommand `cmd:"" help:"Set the password of an account."`
	Delete   userDeleteCommand   `cmd:"" help:"Delete an account for good, as its owner can; what they published stays, without their name."`
}

// system is who acts on the command line: whoever may start this program on this database may do everything.
var system = geo.Actor{System: true}

type userAddCommand struct {
	databaseFlags
	Email        string   `arg:"" help:"E-mail address."`
	Name         string   `help:"Name that others see; by default what stands before the @."`
	Role         geo.Role `default:"resident" help:"resident, planner, moderator or administrator (default resident)."`
	Language     string   `default:"ro" help:"Language of letters: ro or en (default ro)."`
	Organisation string   `placeholder:"SLUG" help:"Make the person a member of this organisation."`
	Admin        bool     `help:"As its admin; by default as an editor."`
}

func (c *userAddCommand) Run(ctx context.Context, out io.Writer) error {
	db, closeDB, err := openDatabase(ctx, c.databaseFlags)
	if err != nil {
		return err
	}
	defer closeDB()
	if c.Name == "" {
		c.Name, _, _ = strings.Cut(c.Email, "@")
	}
	if c.Organisation != "" { // before the account: a wrong slug then leaves nothing half done
		if _, err := db.FindOrganisation(ctx, c.Organisation); err != nil {
			return err
		}
	}
	account := &geo.Account{Email: c.Email, Name: c.Name, Role: c.Role, Language: c.Language}
	if err := db.CreateAccount(ctx, system, account); err != nil {
		return err
	}
	if c.Organisation != "" {
		role := geo.Editor
		if c.Admin {
			role = geo.Admin
		}
		if _, err := db.SetMember(ctx, system, c.Organisation, account.Email, role); err != nil {
			return err
		}
	}
	fmt.Fprintf(out, "Added %s (%s). For a sign-in link: locuri user link %s\n", account.Email, account.Role, account.Email)
	return nil
}

type userListCommand struct{ databaseFlags }

func (c *userListCommand) Run(ctx context.Context, out io.Writer) error {
	db, closeDB, err := openDatabase(ctx, c.databaseFlags)
	if err != nil {
		return err
	}
	defer closeDB()
	accounts, err := db.FindAccounts(ctx, system)
	if err != nil {
		return err
	}
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "EMAIL\tNAME\tROLE\tORGANISATIONS\tSTATE")
	for _, a := range accounts {
		state := "active"
		if a.Disabled {
			state = "disabled"
		}
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\n", a.Email, a.Name, a.Role, memberships(a), state)
	}
	return table.Flush()
}

func memberships(a geo.Account) string {
	parts := make([]string, len(a.Memberships))
	for i, m := range a.Memberships {
		parts[i] = fmt.Sprintf("%s (%s)", m.Slug, m.Role)
	}
	return strings.Join(parts, ", ")
}

type userRoleCommand struct {
	databaseFlags
	Email string   `arg:"" help:"E-mail address of the account."`
	Role  geo.Role `arg:"" help:"resident, planner, moderator or administrator."`
}

func (c *userRoleCommand) Run(ctx context.Context, out io.Writer) error {
	db, closeDB, err := openDatabase(ctx, c.databaseFlags)
	if err != nil {
		return err
	}
	defer closeDB()
	account, err := accountByEmail(ctx, db, c.Email)
	if err != nil {
		return err
	}
	account, err = db.UpdateAccount(ctx, system, account.ID, func(a *geo.Account) error { a.Role = c.Role; return nil })
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "%s is %s now.\n", account.Email, account.Role)
	return nil
}

func accountByEmail(ctx context.Context, db *postgis.DB, email string) (*geo.Account, error) {
	accounts, err := db.FindAccounts(ctx, system)
	if err != nil {
		return nil, err
	}
	for i := range accounts {
		if accounts[i].Email == geo.NormalEmail(email) {
			return &accounts[i], nil
		}
	}
	return nil, fmt.Errorf("there is no account with the address %s; add it with: locuri user add %s", email, email)
}

type userLinkCommand struct {
	databaseFlags
	Email     string        `arg:"" help:"E-mail address of the account."`
	Listen    string        `env:"LOCURI_LISTEN" default:"127.0.0.1:8080" placeholder:"HOST:PORT" help:"Address that the server listens on (default 127.0.0.1:8080)."`
	PublicURL string        `env:"LOCURI_PUBLIC_URL" placeholder:"URL" help:"Address at which people reach the server; by default http://localhost with the port."`
	Valid     time.Duration `default:"1h" help:"How long the link can be used (default 1h)."`
}

func (c *userLinkCommand) Run(ctx context.Context, out io.Writer) error {
	base, err := publicURL(c.PublicURL, c.Listen)
	if err != nil {
		return err
	}
	if c.Valid <= 0 {
		return fmt.Errorf("--valid %s is no time to use a link in; it should be like 30m or 24h", c.Valid)
	}
	db, closeDB, err := openDatabase(ctx, c.databaseFlags)
	if err != nil {
		return err
	}
	defer closeDB()
	if _, err := accountByEmail(ctx, db, c.Email); err != nil {
		return err
	}
	link, err := signInLink(ctx, db, base.String(), c.Email, c.Valid)
	if err != nil {
		return err
	}
	fmt.Fprintln(out, link)
	return nil
}

// signInLink makes a link by which the person with this address can sign in once, on the site at base.
func signInLink(ctx context.Context, db *postgis.DB, base, email string, valid time.Duration) (string, error) {
	token, hash := auth.NewToken("")
	if err := db.CreateSignInLink(ctx, email, hash, valid); err != nil {
		return "", err
	}
	return mail.SignInURL(base, token), nil
}

type userPasswordCommand struct {
	databaseFlags
	Email  string `arg:"" help:"E-mail address of the account."`
	Remove bool   `help:"Take the password away; the person then signs in by link."`
}

// Run reads the password from the terminal, unseen, or from standard input: on the command line others could read it.
func (c *userPasswordCommand) Run(ctx context.Context, out io.Writer) error {
	phc := ""
	if !c.Remove {
		password, err := readPassword(os.Stdin)
		if err != nil {
			return err
		}
		if err := geo.CheckPassword(password); err != nil {
			return err
		}
		phc = auth.HashPassword(password)
	}
	db, closeDB, err := openDatabase(ctx, c.databaseFlags)
	if err != nil {
		return err
	}
	defer closeDB()
	account, err := accountByEmail(ctx, db, c.Email)
	if err != nil {
		return err
	}
	if err := db.SetPassword(ctx, geo.Actor{System: true, AccountID: account.ID}, phc, nil); err != nil {
		return err
	}
	fmt.Fprintf(out, "Done. All sessions of %s have ended.\n", account.Email)
	return nil
}

func readPassword(in *os.File) (string, error) {
	if term.IsTerminal(int(in.Fd())) {
		fmt.Fprint(os.Stderr, "New password: ")
		typed, err := term.ReadPassword(int(in.Fd()))
		fmt.Fprintln(os.Stderr)
		return string(typed), err
	}
	line, err := bufio.NewReader(in).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return "", err
	}
	return strings.TrimRight(line, "\r\n"), nil
}
