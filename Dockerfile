# syntax=docker/dockerfile:1
# The program as a container: no compiler and no npm in it, nobody is root in it, and Chromium prints in it.

FROM node:22-bookworm-slim AS assets
WORKDIR /house
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY src/Hearings.Web/Assets src/Hearings.Web/Assets
RUN npm run --silent build

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /house
ENV DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig ./
COPY src/Hearings.Bpmn/Hearings.Bpmn.csproj src/Hearings.Bpmn/packages.lock.json src/Hearings.Bpmn/
COPY src/Hearings/Hearings.csproj src/Hearings/packages.lock.json src/Hearings/
COPY src/Hearings.Web/Hearings.Web.csproj src/Hearings.Web/packages.lock.json src/Hearings.Web/
COPY src/Hearings.Cli/Hearings.Cli.csproj src/Hearings.Cli/packages.lock.json src/Hearings.Cli/
RUN dotnet restore src/Hearings.Cli --locked-mode
COPY demo demo
COPY workflows workflows
COPY src src
COPY --from=assets /house/src/Hearings.Web/wwwroot/assets src/Hearings.Web/wwwroot/assets
RUN dotnet publish src/Hearings.Cli --no-restore --configuration Release --output /program -p:PlaywrightPlatform=linux

# Debian, because Ubuntu's Chromium is a snap, which does not run in a container.
FROM debian:bookworm-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates chromium chromium-sandbox curl fontconfig fonts-noto-core libicu72 tzdata \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --create-home --home-dir /home/hearings hearings \
    && install -d -o hearings -g hearings /data
COPY --from=mcr.microsoft.com/dotnet/aspnet:10.0 /usr/share/dotnet /usr/share/dotnet
RUN ln -s /usr/share/dotnet/dotnet /usr/bin/dotnet
COPY --from=build /program /program
ENV DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_EnableDiagnostics=0 LANG=C.UTF-8 HEARINGS_DATA=/data ASPNETCORE_URLS=http://+:8080
USER hearings
WORKDIR /data
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=5s --start-period=90s --retries=4 CMD ["curl", "--fail", "--silent", "--show-error", "--output", "/dev/null", "http://localhost:8080/health"]
# Verbs run beside it: docker compose exec app dotnet /program/Hearings.Cli.dll check
ENTRYPOINT ["dotnet", "/program/Hearings.Web.dll"]
