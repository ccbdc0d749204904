# For compose.yaml. Not run by our tests: ./riskmap up is what they run.

FROM node:22-bookworm-slim AS client
WORKDIR /source
COPY web/package.json web/package-lock.json web/
RUN npm ci --prefix web
COPY web web
COPY api/RiskMap.Api/GraphQL/examples api/RiskMap.Api/GraphQL/examples
RUN npm run --prefix web build

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS server
WORKDIR /source
COPY . .
COPY --from=client /source/api/RiskMap.Api/wwwroot api/RiskMap.Api/wwwroot
RUN dotnet publish api/RiskMap.Api -c Release -o /riskmap/api \
 && dotnet publish data-import/RiskMap.DataImport -c Release -o /riskmap/data-import

FROM mcr.microsoft.com/dotnet/aspnet:10.0
RUN apt-get update \
 && apt-get install -y --no-install-recommends gdal-bin \
 && rm -rf /var/lib/apt/lists/*
COPY --from=server /riskmap /riskmap
WORKDIR /riskmap/api
USER app
EXPOSE 8080
ENTRYPOINT ["dotnet", "RiskMap.Api.dll"]
