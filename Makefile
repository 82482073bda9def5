# make run and make test install what they need; what is up to date is not done again.

LISTEN ?= 127.0.0.1:8080
# The data folder; left to the server when it is not given: /var/lib/locuri for root, else ~/.local/share/locuri.
DATA   ?=
# Other servers to measure beside, and more arguments for the benchmark: see docs/bench.md.
PEERS  ?=
BENCH  ?=
# More arguments for go test, as in: make test-go GOTEST="-run Place -v"
GOTEST ?=

BINARY := bin/locuri
# What the binary is made from: with embedded files, without tests.
GO_SOURCES  := go.mod go.sum $(wildcard web/*.go) $(shell find api cmd geo migrations -type f ! -name '*_test.go' ! -path '*/testdata/*')
WEB_SOURCES := $(shell find web/src web/public -type f) $(wildcard web/*.html web/*.json web/*.js web/*.mjs web/*.ts)
VERSION     := $(shell git describe --tags --always --dirty 2>/dev/null || echo unknown)

.DEFAULT_GOAL := help
.PHONY: help run build test test-go test-race test-web e2e bench lint lint-go clean tools-run tools-test go-there npm-there
.DELETE_ON_ERROR:

help: ## Show this
	@sed -n 's/^\([a-z0-9-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

run: tools-run $(BINARY) ## Build, install what is missing, and serve the demo city: LISTEN=127.0.0.1:8080 DATA=folder
	@exec $(BINARY) serve --demo --listen '$(LISTEN)' $(if $(DATA),--data '$(DATA)')

build: $(BINARY) ## Build bin/locuri

test: tools-test lint-go test-go test-web e2e ## Run all tests and checks

test-go: | go-there ## Run the Go tests on a real PostGIS, with a real GDAL, a real reader of calendars, and with QGIS where it is
	@.ci/install postgis gdal vobject qgis
	go test -shuffle=on $(GOTEST) ./...

test-race: tools-run | go-there ## Run the Go tests under the race detector, which takes some minutes
	go test -race -shuffle=on $(GOTEST) ./...

test-web: web/node_modules/.package-lock.json ## Check and test the front-end
	cd web && npm run --silent check
	cd web && npm run --silent lint
	cd web && npm test --silent

e2e: tools-test $(BINARY) ## Run the browser tests against bin/locuri
	cd web && npm run --silent e2e

bench: $(BINARY) ## Measure beside bare SQL, nginx and peers: PEERS="NAME=ADDRESS …" BENCH="--quick"
	@.ci/install postgis nginx
	@go build -o bin/bench ./bench
	@bin/bench $(BENCH) $(PEERS)

lint: lint-go web/node_modules/.package-lock.json ## Run the linters alone
	cd web && npm run --silent lint

lint-go: | go-there
	@unformatted=$$(gofmt -l api bench cmd geo migrations web/*.go web/e2e); \
	if [ -n "$$unformatted" ]; then echo "not formatted, run gofmt -w on:"; echo "$$unformatted"; exit 1; fi
	go vet ./...
	go tool staticcheck ./...

clean: ## Remove what was built; the data folder stays
	rm -rf bin web/node_modules web/test-results web/playwright-report
	find web/dist -mindepth 1 ! -name .gitkeep -delete

$(BINARY): $(GO_SOURCES) web/dist/index.html | go-there
	CGO_ENABLED=0 go build -trimpath -ldflags '-X "main.version=$(VERSION)"' -o $@ ./cmd/locuri

web/dist/index.html: web/node_modules/.package-lock.json $(WEB_SOURCES)
	cd web && npm run --silent build
	@touch $@

# npm writes this file at the end of an installation.
web/node_modules/.package-lock.json: web/package-lock.json web/package.json | npm-there
	cd web && npm ci --no-audit --no-fund
	@touch $@

tools-run:
	@.ci/install postgis

tools-test:
	@.ci/install postgis chromium gdal

go-there:
	@command -v go >/dev/null || { echo 'Go is missing; install Go 1.26 or newer: https://go.dev/doc/install' >&2; exit 1; }

npm-there:
	@command -v npm >/dev/null || { echo 'Node is missing; install Node 20.19 or newer with npm: https://nodejs.org' >&2; exit 1; }
