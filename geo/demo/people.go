package demo

import (
	"context"
	"slices"

	"locuri/geo"
)

// loadPeople writes organisations, demo accounts, and which belong to which.
func (l *loader) loadPeople(ctx context.Context) error {
	for i := range l.Organisations {
		if err := l.saveOrganisation(ctx, l.Organisations[i]); err != nil {
			return err
		}
	}
	for i := range l.dataset.Accounts {
		if err := l.saveAccount(ctx, l.dataset.Accounts[i]); err != nil {
			return err
		}
	}
	return l.saveMemberships(ctx)
}

// saveOrganisation writes an organisation with its seal and its contacts. What is there already is of an earlier run.
func (l *loader) saveOrganisation(ctx context.Context, o geo.Organisation) error {
	seal := o.Seal
	if err := l.store.CreateOrganisation(ctx, system, &o); err != nil && geo.FaultOf(err) != geo.Conflict {
		return err
	}
	if seal != nil {
		if _, err := l.store.GiveSeal(ctx, system, o.Slug, *seal); err != nil && geo.FaultOf(err) != geo.Conflict {
			return err
		}
	}
	there, err := l.store.FindContacts(ctx, system, o.Slug)
	if err != nil || len(there.Contacts) > 0 || len(l.Contacts[o.Slug]) == 0 {
		return err
	}
	_, err = l.store.SetContacts(ctx, system, o.Slug, 0, l.Contacts[o.Slug])
	return err
}

func (l *loader) saveAccount(ctx context.Context, account geo.Account) error {
	account.Memberships = nil // written once all accounts are there
	err := l.store.CreateAccount(ctx, system, &account)
	if geo.FaultOf(err) == geo.Conflict {
		return nil // of an earlier run
	}
	return err
}

// saveMemberships writes admins first: an organisation with members must have one.
func (l *loader) saveMemberships(ctx context.Context) error {
	for _, role := range []geo.MemberRole{geo.Admin, geo.Editor} {
		for _, a := range l.dataset.Accounts {
			for _, m := range a.Memberships {
				if m.Role != role {
					continue
				}
				if _, err := l.store.SetMember(ctx, system, m.Slug, a.Email, role); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// actor gives the demo account of an address as who acts.
func (l *loader) actor(ctx context.Context, email string) (geo.Actor, error) {
	accounts, err := l.store.FindAccounts(ctx, system)
	if err != nil {
		return geo.Actor{}, err
	}
	i := slices.IndexFunc(accounts, func(a geo.Account) bool { return a.Email == email })
	if i < 0 {
		return geo.Actor{}, geo.Errorf(geo.NotFound, "There is no account %s.", email)
	}
	a := accounts[i]
	return geo.Actor{AccountID: a.ID, Name: a.Name, Role: a.Role, Memberships: a.Memberships}, nil
}
