# shellcheck shell=bash disable=SC1111
# The private PostGIS cluster of this checkout: loopback and a socket only, a password of its own, never run by root.

# find_postgres: sets pg_bin to the newest PostgreSQL that has a new enough PostGIS; fails when there is none.
find_postgres() {
  local bin control
  for bin in $(printf '%s\n' /usr/lib/postgresql/*/bin /usr/pgsql-*/bin | sort -rV) "$(dirname "$(command -v initdb || echo /none/none)")"; do
    [[ -x $bin/initdb && -x $bin/pg_ctl ]] || continue
    control=/usr/share/postgresql/$(basename "$(dirname "$bin")")/extension/postgis.control
    [[ -f $control ]] || control=$("$bin/pg_config" --sharedir 2>/dev/null)/extension/postgis.control
    [[ -f $control ]] || continue
    at_least "$oldest_postgis" "$(sed -n "s/^default_version *= *'\([0-9.]*\).*/\1/p" "$control")" || continue
    pg_bin=$bin
    return 0
  done
  return 1
}

cluster_user() { if ((EUID == 0)); then echo postgres; else id -un; fi; }
as_cluster() {
  if ((EUID == 0)); then (cd / && exec runuser -u postgres -- "$@"); else "$@"; fi
}

# Where the cluster lies: under .riskmap/, or, when its user cannot enter the checkout, under /var/lib/riskmap; .riskmap/cluster then says where.
cluster_home() {
  make_state
  home=$state/postgres
  [[ -d $home/data ]] && as_cluster test -x "$home" && return
  [[ -f $state/cluster ]] && home=$(<"$state/cluster") && return
  if ! as_cluster test -x "$state"; then
    home=/var/lib/riskmap/$(printf %s "$root" | sha256sum | cut -c1-12)
    echo "$home" >"$state/cluster"
  fi
}

listening() { # PORT
  awk -v port="$(printf ':%04X' "$1")" '$4 == "0A" && substr($2, length($2) - 4) == port {found = 1} END {exit !found}' /proc/net/tcp /proc/net/tcp6 2>/dev/null
}

free_port() {
  local candidate
  for _ in {1..50}; do
    candidate=$((20000 + RANDOM % 12000))
    listening "$candidate" || {
      echo "$candidate"
      return
    }
  done
}

socket_folder() { # HOME; a socket's path may have 107 bytes
  local folder=$1/socket
  ((${#folder} + 22 <= 107)) || folder=$(dirname "$(mktemp -u)")/riskmap-$(printf %s "$1" | sha256sum | cut -c1-12)
  # In a folder that anyone may write in, somebody else may have been there first.
  [[ ! -L $folder && (! -e $folder || $(stat -c %U "$folder") == "$(cluster_user)") ]] ||
    die "$folder belongs to somebody else: remove it and run it again." "$folder 属于他人：请删除后重试。"
  own_folder "$folder"
  echo "$folder"
}

own_folder() { # a folder that only the cluster's user can enter
  mkdir -p "$1"
  ((EUID != 0)) || chown postgres: "$1"
  chmod 700 "$1"
}

# make_cluster DATA [LINE...]: initdb with settings for this machine; made beside and moved, so that a kill leaves nothing half-made.
make_cluster() {
  local data=$1 memory
  shift
  rm -rf "$data.new"
  memory=$(awk '/MemTotal/ {print int($2 / 1024)}' /proc/meminfo 2>/dev/null || echo 2048)
  as_cluster "$pg_bin/initdb" -D "$data.new" --auth-local=peer --auth-host=scram-sha-256 --encoding=UTF8 --locale=C.UTF-8 --no-instructions || return
  {
    echo "listen_addresses = '127.0.0.1'"
    # An eighth of the memory, as the map's data fit; the rest is the file cache's and the builds'.
    echo "shared_buffers = $((memory / 8 < 128 ? 128 : memory / 8 > 2048 ? 2048 : memory / 8))MB"
    echo "effective_cache_size = $((memory / 2))MB"
    echo "work_mem = $((memory > 4096 ? 64 : 16))MB"
    echo "maintenance_work_mem = $((memory > 4096 ? 256 : 64))MB"
    # Compiling costs more than it saves in queries of milliseconds.
    echo "jit = off"
    echo "random_page_cost = 1.1"
    echo "max_wal_size = 2GB"
    echo "log_timezone = 'UTC'"
    printf '%s\n' "$@"
  } | as_cluster tee -a "$data.new/postgresql.conf" >/dev/null
  as_cluster mv "$data.new" "$data"
}

# start_cluster HOME PORT: fails when the port was taken in the meantime.
start_cluster() {
  local folder
  folder=$(socket_folder "$1") || exit
  as_cluster "$pg_bin/pg_ctl" -D "$1/data" -l "$1/postgres.log" -w -t 90 -o "-p $2 -k '$folder'" start </dev/null >/dev/null 2>&1 9>&-
}

# The port of the running cluster, or nothing. A process number left by a dead cluster may belong to somebody else by now.
cluster_port() {
  local data=$1/data pid
  pid=$(as_cluster head -n 1 "$data/postmaster.pid" 2>/dev/null) || return 0
  if [[ $(as_cluster readlink "/proc/$pid/cwd" 2>/dev/null) == "$data" ]]; then
    as_cluster sed -n 4p "$data/postmaster.pid"
  else
    as_cluster rm -f "$data/postmaster.pid"
  fi
}

database_up() {
  [[ -z ${RISKMAP_DB:-} ]] || return 0
  find_postgres || die "No PostgreSQL with PostGIS is here: run ./riskmap up." "没有 PostgreSQL 和 PostGIS：请运行 ./riskmap up。"
  cluster_home
  if [[ ! -d $home/data ]] || ! as_cluster test -f "$home/data/PG_VERSION"; then
    step "Making the database in $home" "在 $home 创建数据库"
    mkdir -p "$(dirname "$home")"
    own_folder "$home"
    rm -f "$state/password"
    quiet initdb make_cluster "$home/data"
  fi
  same_version
  running=$(cluster_port "$home")
  if [[ -z $running ]]; then
    step "Starting the database" "启动数据库"
    running=$(cat "$state/postgres.port" 2>/dev/null || true)
    for _ in {1..5}; do
      [[ -n $running ]] && ! listening "$running" || running=$(free_port)
      start_cluster "$home" "$running" && break
      as_cluster test -f "$home/data/postmaster.pid" && die_database
      running=
    done
    [[ -n $running ]] || die_database
    echo "$running" >"$state/postgres.port"
  fi
  [[ -f $state/password ]] || prepare_database
}

die_database() {
  as_cluster tail -n 15 "$home/postgres.log" >&2 || true
  die "The database does not start; the lines above are the end of its log." "数据库无法启动；上面是日志的最后几行。"
}

same_version() {
  local made
  made=$(as_cluster cat "$home/data/PG_VERSION")
  [[ $("$pg_bin/postgres" --version) == *" $made."* || ! -x ${pg_bin/%\/*\/bin/}/$made/bin/postgres ]] || pg_bin=${pg_bin/%\/*\/bin/}/$made/bin
  [[ $("$pg_bin/postgres" --version) == *" $made."* ]] && return
  die "The database in $home was made by PostgreSQL $made, which is not here any more. Install postgresql-$made with its PostGIS, or move that folder away to begin anew." \
    "$home 中的数据库由 PostgreSQL $made 创建，本机已没有该版本。请安装 postgresql-$made 及其 PostGIS，或移走该文件夹重新开始。"
}

# Role and database, made so that a second try after a kill is harmless. PostGIS goes into the template: only an administrator may add it.
prepare_database() {
  local password folder
  folder=$(socket_folder "$home")
  password=$(head -c 24 /dev/urandom | base64 | tr '+/' '-_')
  as_cluster "$pg_bin/psql" -X -q -v ON_ERROR_STOP=1 -h "$folder" -p "$running" -d template1 >"$state/prepare.log" 2>&1 <<SQL || explain_failure "$state/prepare.log"
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS postgis;
SELECT 'CREATE ROLE riskmap LOGIN CREATEDB' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'riskmap') \gexec
ALTER ROLE riskmap PASSWORD '$password';
SELECT 'CREATE DATABASE riskmap OWNER riskmap' WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'riskmap') \gexec
SQL
  (umask 077 && printf '%s\n' "$password" >"$state/password.new")
  mv "$state/password.new" "$state/password"
}

# open_door: RISKMAP_DB for the programs that follow.
open_door() {
  export RISKMAP_DB=${RISKMAP_DB:-postgresql://riskmap:$(<"$state/password")@127.0.0.1:$running/riskmap}
}

# ask SQL: one value from the map's database. The password goes by the environment, for command lines can be read by anyone.
ask() {
  if [[ -n ${own_database:-} ]]; then
    LC_ALL=C own_psql -X -At -c "$1"
  else
    LC_ALL=C PGPASSWORD=$(<"$state/password") psql -X -At -h 127.0.0.1 -p "$running" -U riskmap -d riskmap -c "$1"
  fi
}
own_database=${RISKMAP_DB:-}

# own_psql ARGUMENTS...: psql in the database that RISKMAP_DB names, its password in the environment too.
own_psql() (
  address=$own_database
  if [[ $address =~ ^(postgres(ql)?://[^:@/?]*):([^@/]*)@(.*)$ ]]; then
    address=${BASH_REMATCH[1]}@${BASH_REMATCH[4]}
    password=${BASH_REMATCH[3]//\\/\\\\}
    PGPASSWORD=$(printf '%b' "${password//%/\\x}")
    export PGPASSWORD
  fi
  exec psql -d "$address" "$@"
)

database_prompt() {
  [[ -z $own_database ]] || {
    own_psql "$@"
    exit
  }
  cluster_home
  running=$(cluster_port "$home")
  # Beside a running import or dev there is nothing to wait for: the database is up.
  if [[ -z $running || ! -f $state/password ]]; then
    alone
    database_up
    exec 9>&-
  fi
  PGPASSWORD=$(<"$state/password") PGOPTIONS='-c search_path=riskmap,riskmap_fn,public' exec psql -h 127.0.0.1 -p "$running" -U riskmap -d riskmap "$@"
}

database_down() {
  [[ -z $own_database ]] && find_postgres || return 0
  cluster_home
  [[ -d $home/data && -n $(cluster_port "$home") ]] || return 0
  as_cluster "$pg_bin/pg_ctl" -D "$home/data" -m fast -w -t 60 stop >/dev/null
}
