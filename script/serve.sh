# shellcheck shell=bash disable=SC1111
# The map's server in the background: one process, known by its number and its start time, so that a number used again fools nobody.

started_at() { sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | cut -d' ' -f20; }

serving() {
  local pid at
  [[ -f $state/server.pid ]] && read -r pid at _ <"$state/server.pid" || return 1
  [[ -n $at && $(started_at "$pid") == "$at" ]]
}

served_port() { cut -d' ' -f3 "$state/server.pid"; }
served_database() { cut -d' ' -f4 "$state/server.pid"; }

stop_serving() {
  local pid
  serving || {
    rm -f "$state/server.pid"
    return 0
  }
  read -r pid _ <"$state/server.pid"
  kill "$pid" 2>/dev/null || true
  for _ in {1..100}; do
    serving || break
    sleep 0.1
  done
  if serving; then kill -9 "$pid" 2>/dev/null || true; fi
  rm -f "$state/server.pid"
}

# status_of PATH: the HTTP status the server gives, by bash alone; a bare machine has no curl.
status_of() {
  (
    exec 3<>"/dev/tcp/127.0.0.1/$port" || exit
    printf 'GET %s HTTP/1.1\r\nHost: localhost\r\nAccept: text/html,*/*\r\nConnection: close\r\n\r\n' "$1" >&3
    read -r -t 10 -u 3 _ status _ && echo "$status"
  ) 2>/dev/null
}

# Who listens on the port, if the machine lets us see it.
taken_by() {
  local inode link
  inode=$(awk -v port="$(printf ':%04X' "$port")" '$4 == "0A" && substr($2, length($2) - 4) == port {print $10; exit}' /proc/net/tcp /proc/net/tcp6 2>/dev/null)
  link=$(find /proc/[0-9]*/fd -lname "socket:\[$inode\]" -print -quit 2>/dev/null) || true
  [[ -z $link ]] || { link=${link#/proc/}; printf '%s (%s)' "$(cat "/proc/${link%%/*}/comm" 2>/dev/null)" "${link%%/*}"; }
}

not_taken() {
  listening "$port" || return 0
  ! { serving && [[ $(served_port) == "$port" ]]; } || return 0
  local who
  who=$(taken_by)
  die "Port $port is taken${who:+ by $who}. Free it, or choose another: RISKMAP_PORT=8090 ./riskmap $verb" \
    "端口 $port 已被${who:+ $who }占用。请释放它，或换一个端口：RISKMAP_PORT=8090 ./riskmap $verb"
}

fill_when_empty() {
  local tables
  tables=$(ask "SELECT to_regclass('riskmap.areas') IS NOT NULL" 2>"$state/ask.log") || database_gone
  [[ $tables != t || $(ask "SELECT EXISTS (SELECT FROM riskmap.areas)") != t ]] || return 0
  step "Filling in the demo district" "填入演示区"
  open_door
  quiet demo dotnet "$state/build/data-import/RiskMap.DataImport.dll" demo
}

database_gone() {
  tail -n 3 "$state/ask.log" >&2
  die "The database does not answer: check RISKMAP_DB and that it runs." "数据库没有响应：请检查 RISKMAP_DB 以及数据库是否运行。"
}

serve() {
  local pid database
  open_door
  database=$(printf %s "$RISKMAP_DB" | sha256sum | cut -c1-12)
  if serving && [[ $(served_port) == "$port" && $(served_database) == "$database" && $(status_of /health) == 200 ]]; then
    here
    return
  fi
  stop_serving
  not_taken
  step "Starting the server" "启动服务器"
  # The log may hold the first administrator's link.
  (umask 077 && : >"$state/server.log")
  cd "$state/build/api" || exit
  RISKMAP_PORT=$port setsid nohup dotnet RiskMap.Api.dll >"$state/server.log" 2>&1 </dev/null 9>&- &
  pid=$!
  echo "$pid $(started_at "$pid") $port $database" >"$state/server.pid"
  for _ in {1..300}; do
    serving || break
    [[ $(status_of /health) == 200 && $(status_of /) == 200 ]] && {
      here
      return
    }
    sleep 0.2
  done
  tail -n 20 "$state/server.log" >&2
  stop_serving
  die "The server did not start; the lines above are the end of its log ($state/server.log)." "服务器没有启动；上面是日志的最后几行（$state/server.log）。"
}

here() {
  local link
  say "RiskMap: http://localhost:$port" "RiskMap 已就绪：http://localhost:$port"
  # The server says it as long as nobody has chosen the administrator's password; each start has another.
  link=$(grep -o 'http://localhost:[0-9]*/accounts/link#[A-Za-z0-9_-]*' "$state/server.log" 2>/dev/null | tail -n 1) || true
  [[ -z $link || $(ask "SELECT EXISTS (SELECT FROM riskmap.accounts WHERE password_hash IS NOT NULL OR kind = 'outside')" 2>/dev/null) == t ]] ||
    say "Nobody administers it yet: choose the administrator's password within 24 hours, once, at $link" \
      "还没有管理员：请在 24 小时内打开下面的地址设置管理员密码，只能用一次：$link"
}

# admin-link [NAME]: a new one-time address for who lost the administrator's password.
admin_link() {
  local link
  need_machine up
  alone
  database_up
  build_server
  open_door
  link=$(cd "$state/build/api" && RISKMAP_PORT=$port dotnet RiskMap.Api.dll admin-link "$@" | tail -n 1) ||
    die "No link was made: ${link:-the server does not start}" "没有生成链接：${link:-服务无法启动}"
  say "Choose the password within 24 hours, once, at $link" "请在 24 小时内打开下面的地址设置密码，只能用一次：$link"
}

status() {
  if serving; then
    port=$(served_port)
    say "Server: http://localhost:$port, health $(status_of /health || true)" "服务器：http://localhost:$port，健康状态 $(status_of /health || true)"
  else
    say "Server: stopped" "服务器：已停止"
  fi
  if [[ -n $own_database ]]; then
    say "Database: the one in RISKMAP_DB" "数据库：RISKMAP_DB 所指"
  elif find_postgres && cluster_home && [[ -d $home/data && -n $(cluster_port "$home") ]]; then
    say "Database: running, 127.0.0.1:$(cluster_port "$home"), in $home" "数据库：运行中，127.0.0.1:$(cluster_port "$home")，位于 $home"
  else
    say "Database: stopped" "数据库：已停止"
  fi
}

logs() {
  [[ -f $state/server.log ]] || die "There is no log yet: run ./riskmap up." "还没有日志：请运行 ./riskmap up。"
  exec tail -n 100 -F "$state/server.log"
}
