package main

import (
	"fmt"

	"locuri/geo/auth"
)

// providerFlags say at which OpenID Connect provider people may sign in, if at any. The help names the secret's variable
// instead of its flag, which others could read in the list of processes.
type providerFlags struct {
	Issuer       string `name:"oidc-issuer" env:"LOCURI_OIDC_ISSUER" placeholder:"URL" help:"OpenID Connect provider where people may sign in, by its issuer: https://accounts.example.org. It must send them back to /api/session/oidc/callback of the public address."`
	ClientID     string `name:"oidc-client-id" env:"LOCURI_OIDC_CLIENT_ID" placeholder:"ID" help:"What the provider knows this site by; its secret is in the variable LOCURI_OIDC_CLIENT_SECRET."`
	ClientSecret string `name:"oidc-client-secret" env:"LOCURI_OIDC_CLIENT_SECRET" hidden:""`
	Title        string `name:"oidc-title" env:"LOCURI_OIDC_TITLE" placeholder:"NAME" help:"What people know the provider by; by default its host."`
}

// provider gives nil when there is none.
func (f providerFlags) provider() (*auth.Provider, error) {
	if f.Issuer == "" {
		return nil, nil
	}
	p, err := auth.NewProvider(auth.ProviderConfig{Issuer: f.Issuer, ClientID: f.ClientID, ClientSecret: f.ClientSecret, Title: f.Title})
	if err != nil {
		return nil, fmt.Errorf("--oidc-issuer, --oidc-client-id: %w", err)
	}
	return p, nil
}
