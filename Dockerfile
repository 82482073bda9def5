FROM node:22-bookworm-slim AS web
WORKDIR /src/web
COPY web/package.json web/package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY web ./
RUN npm run build

FROM golang:1.26-bookworm AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
COPY --from=web /src/web/dist web/dist
ARG VERSION=container
RUN CGO_ENABLED=0 go build -trimpath -ldflags "-X main.version=$VERSION" -o /locuri ./cmd/locuri

FROM debian:bookworm-slim
# PostgreSQL's major version is written out: another one cannot read the data folder.
RUN apt-get update \
 && apt-get install -y --no-install-recommends ca-certificates postgresql-common \
 && sed -ri 's/^#?(create_main_cluster) .*$/\1 = false/' /etc/postgresql-common/createcluster.conf \
 && apt-get install -y --no-install-recommends postgresql-15 postgresql-15-postgis-3 \
 && rm -rf /var/lib/apt/lists/*
# PostgreSQL runs neither as root nor as a user without a name.
RUN useradd --system --uid 10001 --home-dir /var/lib/locuri --shell /usr/sbin/nologin locuri \
 && install -d -o locuri -g locuri -m 0700 /var/lib/locuri
COPY --from=build /locuri /usr/local/bin/locuri
USER locuri
ENV LOCURI_LISTEN=0.0.0.0:8080 LOCURI_DATA=/var/lib/locuri
VOLUME /var/lib/locuri
EXPOSE 8080
ENTRYPOINT ["locuri"]
CMD ["serve"]
