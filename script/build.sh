# shellcheck shell=bash disable=SC1111
# Building only what changed. A fingerprint is the names, times and sizes of the sources; it is written when the build has succeeded.

fingerprint() { # FILE OR FOLDER...
  find "$@" \( -name node_modules -o -name bin -o -name obj -o -name dist -o -name TestResults -o -name schema.d.ts \) -prune -o -type f -printf '%P %T@ %s\n' | sort | sha256sum | cut -c1-64
}

unchanged() { [[ -f $state/$1 && $(<"$state/$1") == "$2" ]]; } # NAME FINGERPRINT

in_web() (cd "$root/web" && "$@")

# npm ci only when the lock file is another one than the installed packages came from.
install_packages() { # FOLDER
  local folder=$root/$1 lock
  lock=$(sha256sum <"$folder/package-lock.json" | cut -c1-64)
  [[ -f $folder/node_modules/.riskmap && $(<"$folder/node_modules/.riskmap") == "$lock" ]] && return
  step "Fetching the packages of $1" "下载 $1 的软件包"
  (cd "$folder" && quiet npm npm ci --no-audit --no-fund)
  echo "$lock" >"$folder/node_modules/.riskmap"
}

build_client() {
  local now
  # The example queries are shown by the client's second page.
  now=$(fingerprint "$root/web" "$root/api/RiskMap.Api/GraphQL/examples")
  unchanged client.built "$now" && [[ -f $root/api/RiskMap.Api/wwwroot/index.html ]] && return
  install_packages web
  step "Building the client" "构建客户端"
  quiet client in_web npm run build
  echo "$now" >"$state/client.built"
}

# The server and the importer are published beside what runs and moved into its place, so that a failed build disturbs nothing.
build_server() {
  local now project
  now=$(fingerprint "$root/api" "$root/data-import" "$root/Directory.Build.props" "$root/Directory.Packages.props" "$root/global.json")
  unchanged server.built "$now" && [[ -d $state/build ]] && return
  step "Building the server" "构建服务器"
  rm -rf "$state/build.new"
  for project in api/RiskMap.Api data-import/RiskMap.DataImport; do
    quiet server-build dotnet publish "$root/$project" -c Release -o "$state/build.new/${project%/*}" -nologo -v quiet
  done
  stop_serving
  rm -rf "$state/build"
  mv "$state/build.new" "$state/build"
  echo "$now" >"$state/server.built"
}
