# syntax=docker/dockerfile:1
# Builds the server and the command line, then runs them as an ordinary user with what they need: LibreOffice turns Word into PDF,
# the fonts carry Chinese, the PostgreSQL client backs up that database.
#
#   docker build -t compliance-vault .
#   docker run -p 8080:8080 -v vault-data:/data -v vault-indexes:/indexes compliance-vault
#   docker exec CONTAINER cvault backup

FROM mcr.microsoft.com/dotnet/sdk:10.0-noble AS build
WORKDIR /source

# The projects and locks alone first, so that restored packages stay cached while the code changes.
COPY global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt .editorconfig ./
COPY src/ComplianceVault.Kernel/*.csproj src/ComplianceVault.Kernel/packages.lock.json src/ComplianceVault.Kernel/
COPY src/ComplianceVault.Content/*.csproj src/ComplianceVault.Content/packages.lock.json src/ComplianceVault.Content/
COPY src/ComplianceVault.Search/*.csproj src/ComplianceVault.Search/packages.lock.json src/ComplianceVault.Search/
COPY src/ComplianceVault.App/*.csproj src/ComplianceVault.App/packages.lock.json src/ComplianceVault.App/
COPY src/ComplianceVault.Sqlite/*.csproj src/ComplianceVault.Sqlite/packages.lock.json src/ComplianceVault.Sqlite/
COPY src/ComplianceVault.Postgres/*.csproj src/ComplianceVault.Postgres/packages.lock.json src/ComplianceVault.Postgres/
COPY src/ComplianceVault.Web/*.csproj src/ComplianceVault.Web/packages.lock.json src/ComplianceVault.Web/
COPY src/ComplianceVault.Cli/*.csproj src/ComplianceVault.Cli/packages.lock.json src/ComplianceVault.Cli/
RUN dotnet restore src/ComplianceVault.Web && dotnet restore src/ComplianceVault.Cli

COPY src src
# Compiled for this platform beforehand, so that a start takes a second and not three.
RUN for project in Web Cli; do \
      dotnet publish src/ComplianceVault.$project --configuration Release --runtime linux-x64 --self-contained false \
        -p:PublishReadyToRun=true --output /app || exit 1; \
    done
COPY seed-docs /app/seed-docs

FROM mcr.microsoft.com/dotnet/aspnet:10.0-noble
RUN apt-get update \
 && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
      curl fonts-noto-cjk fonts-wqy-microhei libreoffice-writer-nogui postgresql-client tzdata \
 && rm -rf /var/lib/apt/lists/*

COPY --from=build /app /app
RUN ln -s /app/cvault /usr/local/bin/cvault \
 && mkdir /data /indexes \
 && chown app:app /data /indexes

ENV Vault__Data=/data \
    Vault__Indexes=/indexes \
    HOME=/tmp \
    LANG=C.UTF-8
VOLUME ["/data", "/indexes"]
EXPOSE 8080
USER app
WORKDIR /app
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 CMD ["curl", "--fail", "--silent", "--output", "/dev/null", "http://127.0.0.1:8080/health"]
ENTRYPOINT ["/app/ComplianceVault.Web"]
