# shellcheck shell=bash disable=SC1111
# What the machine must have, and getting it: by apt on Debian and Ubuntu, elsewhere the commands are printed.

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
# No build server may outlive the script: it would hold the lock, and surprise whoever looks at the machine.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 UseSharedCompilation=false
# The user's own .NET, where Microsoft's install script puts it.
[[ -x $HOME/.dotnet/dotnet ]] && ! command -v dotnet >/dev/null && export DOTNET_ROOT=$HOME/.dotnet PATH=$HOME/.dotnet:$PATH

oldest_node=20.19
oldest_postgis=3.3

has() { command -v "$1" >/dev/null 2>&1; }
at_least() { [[ $(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1) == "$1" ]]; } # OLDEST VERSION
debian_like() { has apt-get && grep -qiE '^ID(_LIKE)?=.*(debian|ubuntu)' /etc/os-release 2>/dev/null; }
has_dotnet() { has dotnet && dotnet --list-sdks 2>/dev/null | grep -q '^10\.'; }
has_node() { has npm && has node && at_least $oldest_node "$(node --version | tr -d v)"; }
has_chinese_font() { [[ -n $(find /usr/share/fonts /usr/local/share/fonts "$HOME/.local/share/fonts" -iname '*CJK*' -print -quit 2>/dev/null) ]]; }
# The headless shell first: it draws the same pages with a quarter less work.
chromium_path() { command -v chromium-headless-shell || command -v chromium || command -v chromium-browser || command -v google-chrome; }

as_root() {
  if ((EUID == 0)); then "$@"; else sudo "$@"; fi
}

# need_machine up|test|check: everything that verb needs is there afterwards, or the script has said what to do and ended.
# In tests, what can be skipped at a desk (browser, fonts) is only an error in CI.
need_machine() {
  local purpose=$1 packages=() wanted=()
  [[ -n $(find /etc/ssl/certs -name '*.crt' -print -quit 2>/dev/null) ]] || packages+=(ca-certificates)
  if [[ $purpose != check && ! ($purpose == up && -n ${RISKMAP_DB:-}) ]]; then
    find_postgres || packages+=(postgresql postgresql-postgis)
  fi
  [[ $purpose == check ]] || has ogr2ogr || packages+=(gdal-bin)
  [[ $purpose == check ]] || has psql || packages+=(postgresql-client)
  if [[ $purpose == test ]]; then
    has chromium-headless-shell || wanted+=(chromium-headless-shell)
    has_chinese_font || wanted+=(fonts-noto-cjk)
    compgen -G '/usr/share/postgresql/*/extension/pgrouting.control' >/dev/null || wanted+=(postgresql-pgrouting)
    has glpsol || wanted+=(glpk-utils)
  fi
  if ! debian_like; then
    if ! has_dotnet || ! has_node || ((${#packages[@]})); then other_system; fi
    return 0
  fi
  if ! has_node || ! has_dotnet || ((${#packages[@]} + ${#wanted[@]})); then
    install_missing
  fi
  find_postgres || [[ $purpose == check || ($purpose == up && -n ${RISKMAP_DB:-}) ]] || postgis_too_old
}

install_missing() {
  local may=1 name
  ((EUID == 0)) || has sudo || may=0
  ((may)) && quiet apt as_root apt-get update -q
  # The distribution's own .NET and Node are taken where they are new enough; what it lacks is fetched by hand, with curl.
  if ! has_dotnet && offers dotnet-sdk-10.0 10.0; then packages+=(dotnet-sdk-10.0); fi
  if ! has_node && offers nodejs $oldest_node; then packages+=(nodejs npm); fi
  if ! has curl && { by_hand dotnet || by_hand node; }; then packages+=(curl); fi
  for name in "${wanted[@]}"; do
    # Where there is no headless shell, any Chromium does.
    if [[ $name == chromium-headless-shell ]] && { ! offers $name 0 || ((!may)); }; then
      ! chromium_path >/dev/null || continue
      name=chromium
    fi
    if offers "$name" 0 && ((may)); then
      packages+=("$name")
    elif [[ ${CI:-} == true ]]; then
      die "Install $name: the tests need it." "请安装 $name：测试需要它。"
    else
      say "Without $name; the tests that need it are skipped." "缺少 $name，需要它的测试将跳过。"
    fi
  done
  if ((${#packages[@]})); then
    ((may)) || die "Missing: ${packages[*]}. Run as root:
  apt-get update && apt-get install -y --no-install-recommends ${packages[*]}" "缺少：${packages[*]}。请以 root 运行：
  apt-get update && apt-get install -y --no-install-recommends ${packages[*]}"
    step "Installing ${packages[*]}" "安装 ${packages[*]}"
    [[ " ${packages[*]} " != *" postgresql "* ]] || without_system_cluster
    install_packages_of_debian "${packages[@]}"
  fi
  fetch_by_hand
}

by_hand() { ! "has_$1" && [[ " ${packages[*]} " != *" $1"* ]]; } # dotnet|node

# fetch_by_hand: ends the script with the commands for what no package of this distribution brings.
fetch_by_hand() {
  local commands="" sudo=""
  ((EUID == 0)) || sudo="sudo "
  has_dotnet || commands+="
  curl -fsSL https://dot.net/v1/dotnet-install.sh | bash -s -- --channel 10.0"
  has_node || commands+="
  curl -fsSL https://deb.nodesource.com/setup_22.x | ${sudo}bash - && ${sudo}apt-get install -y nodejs"
  [[ -z $commands ]] || die "This distribution does not offer .NET SDK 10 or Node.js $oldest_node, and RiskMap needs them. Run:$commands
and then ./riskmap $verb again (.NET is looked for in ~/.dotnet too)." "RiskMap 需要 .NET SDK 10 和 Node.js $oldest_node，本发行版没有提供。请运行：$commands
然后再次运行 ./riskmap $verb（也会在 ~/.dotnet 中查找 .NET）。"
}

install_packages_of_debian() {
  quiet apt as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@"
}

# What the GraphQL benchmark measures with, and beside.
need_peers() {
  install_packages bench/peers
  has wrk && return
  debian_like || die "The GraphQL benchmark needs wrk: install it and run ./riskmap bench again." "GraphQL 性能测试需要 wrk：请安装后再运行 ./riskmap bench。"
  quiet apt as_root apt-get update -q
  install_packages_of_debian wrk
}

# What the import benchmark stands beside for OpenStreetMap, and what writes its city as PBF; without them it leaves out that peer.
need_osm_peers() {
  has osm2pgsql && has osmium && return
  debian_like || {
    say "Without osm2pgsql and osmium, OpenStreetMap is measured alone and as XML." "缺少 osm2pgsql 和 osmium：OpenStreetMap 只测本系统，且用 XML。"
    return 0
  }
  quiet apt as_root apt-get update -q
  install_packages_of_debian osm2pgsql osmium-tool
}

offers() { # PACKAGE OLDEST
  local candidate
  candidate=$(LC_ALL=C apt-cache policy "$1" 2>/dev/null | sed -n 's/^ *Candidate: \([0-9]*:\)\{0,1\}\([0-9.]*\).*/\2/p')
  [[ -n $candidate ]] && at_least "$2" "$candidate"
}

# Installing PostgreSQL on Debian makes and starts a cluster of the whole machine. RiskMap has its own, so where there is none, none is made.
without_system_cluster() {
  [[ -z $(find /etc/postgresql -mindepth 2 -maxdepth 2 -type d 2>/dev/null) ]] || return 0
  install_packages_of_debian postgresql-common
  local conf=/etc/postgresql-common/createcluster.conf
  as_root cp -p $conf $conf.riskmap
  # shellcheck disable=SC2064
  trap "as_root mv -f $conf.riskmap $conf" EXIT
  echo 'create_main_cluster = false' | as_root tee -a $conf >/dev/null
  install_packages_of_debian postgresql
  as_root mv -f $conf.riskmap $conf
  trap - EXIT
}

postgis_too_old() {
  die "The PostGIS of this distribution is older than $oldest_postgis. Take a newer one from the PostgreSQL project:
  apt-get install -y postgresql-common && /usr/share/postgresql-common/pgdg/apt.postgresql.org.sh -y && apt-get install -y postgresql-17-postgis-3
or name another database in RISKMAP_DB; then run ./riskmap $verb again." "本发行版的 PostGIS 低于 $oldest_postgis。请从 PostgreSQL 官方源安装新版：
  apt-get install -y postgresql-common && /usr/share/postgresql-common/pgdg/apt.postgresql.org.sh -y && apt-get install -y postgresql-17-postgis-3
或用 RISKMAP_DB 指定别的数据库；然后再次运行 ./riskmap $verb。"
}

other_system() {
  say "This is neither Debian nor Ubuntu, so nothing is installed for you. RiskMap needs PostgreSQL with PostGIS $oldest_postgis, gdal (ogr2ogr), .NET SDK 10 and Node.js $oldest_node:" \
    "本机不是 Debian 或 Ubuntu，不会自动安装。RiskMap 需要 PostgreSQL 及 PostGIS $oldest_postgis、gdal（ogr2ogr）、.NET SDK 10、Node.js $oldest_node：" >&2
  cat >&2 <<'COMMANDS'
  Fedora:  sudo dnf install postgresql-server postgis gdal nodejs npm dotnet-sdk-10.0
  Arch:    sudo pacman -S postgresql postgis gdal nodejs npm dotnet-sdk aspnet-runtime
  macOS:   brew install postgresql@17 postgis gdal node dotnet bash coreutils util-linux
  others:  curl -fsSL https://dot.net/v1/dotnet-install.sh | bash -s -- --channel 10.0
COMMANDS
  die "Then run ./riskmap $verb again, or use compose.yaml." "安装后再次运行 ./riskmap $verb，或使用 compose.yaml。"
}

# The first start needs about 1.5 GB for packages, builds and the demo district; later ones little.
enough_disk() {
  local need=1500 free
  make_state
  [[ -d $state/build && -d $root/web/node_modules ]] && need=300
  free=$(($(df -Pk "$state" | awk 'NR==2 {print $4}') / 1024))
  ((free >= need)) && return
  die "The disk is nearly full: $free MB are free at $root, $need MB are needed. Make room and run it again." \
    "磁盘空间不足：$root 剩余 $free MB，需要 $need MB。请腾出空间后再运行。"
}
