# Two images from one build: --target api and --target emulators.
FROM node:20-bookworm-slim AS node

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
WORKDIR /source
# The native parts change rarely: their layer is kept while sources change.
COPY eng/native/package.json eng/native/package-lock.json eng/native/.npmrc eng/native/
RUN npm ci --prefix eng/native
COPY . .
RUN if [ -f src/SocialImages.Editor/package.json ]; then npm ci --prefix src/SocialImages.Editor && npm run build --prefix src/SocialImages.Editor; fi
RUN dotnet publish src/SocialImages.Api -c Release -o /published/api \
 && dotnet publish emulators/SocialImages.Emulators -c Release -o /published/emulators

FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS emulators
WORKDIR /app
COPY --from=build /published/emulators .
USER $APP_UID
EXPOSE 8090
ENTRYPOINT ["dotnet", "SocialImages.Emulators.dll", "--urls", "http://0.0.0.0:8090"]

FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS api
WORKDIR /app
COPY --from=build /published/api .
COPY eng/compose/start-api.sh /app/
USER $APP_UID
EXPOSE 8080
ENTRYPOINT ["/app/start-api.sh"]
