// Command provider runs an OpenID Connect provider for the browser tests: provider LISTEN SITE, both as host:port.
package main

import (
	"fmt"
	"net"
	"net/http"
	"os"

	"locuri/geo/auth/optest"
)

func main() {
	listener, err := net.Listen("tcp", os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	handler, _ := optest.Handler("http://"+os.Args[1], "http://"+os.Args[2],
		optest.Person{Subject: "ilinca", Email: "ilinca@example.org", First: "Ilinca", Last: "Dalea"},
		optest.Person{Subject: "horia", Email: "horia@example.org", First: "Horia", Last: "Munteanu", Unverified: true})
	fmt.Println("ready")
	fmt.Fprintln(os.Stderr, http.Serve(listener, handler))
}
