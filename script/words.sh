# shellcheck shell=bash disable=SC1111
# What the script says, in the reader's language (LC_ALL, LC_MESSAGES, LANG), and how it ends.

case ${LC_ALL:-${LC_MESSAGES:-${LANG:-}}} in zh*) chinese=1 ;; *) chinese=0 ;; esac

# t ENGLISH CHINESE
t() { if ((chinese)); then printf '%s' "$2"; else printf '%s' "$1"; fi; }
say() { printf '%s\n' "$(t "$@")"; }
step() { printf '· %s\n' "$(t "$@")"; }
die() {
  printf '%s\n' "$(t "$@")" >&2
  exit 1
}

trap 'trap - INT; say "Stopped. Run it again to go on." "已中断。再运行一次即可继续。" >&2; exit 130' INT

# quiet NAME COMMAND...: runs it with its output in .riskmap/NAME.log; when it fails, says why in a sentence if the reason is a known one.
quiet() {
  local log=$state/$1.log
  shift
  "$@" >"$log" 2>&1 </dev/null && return
  explain_failure "$log"
}

explain_failure() {
  local log=$1
  tail -n 25 "$log" >&2
  if grep -qiE 'no space left|ENOSPC' "$log"; then
    die "The disk is full: make room and run it again. ($log)" "磁盘已满：请腾出空间后再运行。（$log）"
  elif grep -qE 'NU1301|NU1101|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|Could not connect|Temporary failure resolving|Could not resolve|Failed to fetch|Unable to load the service index' "$log"; then
    die "A package could not be fetched: check the network (and proxy settings) and run it again. ($log)" \
      "软件包下载失败：请检查网络和代理设置后再运行。（$log）"
  fi
  die "That failed; the lines above say why. ($log)" "执行失败，原因见上面几行。（$log）"
}

# alone: one ./riskmap at a time works in this checkout. A build left over by a killed one keeps the lock until it ends;
# what stays on purpose (database, server) must close descriptor 9.
alone() {
  make_state
  exec 9>"$state/lock"
  flock -n 9 && return
  say "Another ./riskmap is at work here; waiting for it." "另一个 ./riskmap 正在运行，等待它结束。"
  flock 9
}

make_state() {
  mkdir -p "$state" 2>/dev/null && [[ -w $state ]] && return
  die "Cannot write in $state: it belongs to $(stat -c %U "$state" 2>/dev/null || echo ?). Run as that user, or remove it." \
    "无法写入 $state：它属于 $(stat -c %U "$state" 2>/dev/null || echo ?)。请用该用户运行，或删除它。"
}

# Under sudo in somebody's checkout: hand back to that person, so that no file of theirs ends up belonging to root. Installing asks sudo again.
own_user() {
  local owner
  owner=$(stat -c %U "$root")
  ((EUID == 0)) && [[ -n ${SUDO_USER:-} && $SUDO_USER != root && $owner == "$SUDO_USER" ]] || return 0
  exec sudo -u "$SUDO_USER" -H --preserve-env=RISKMAP_PORT,RISKMAP_DB,RISKMAP_REAL_DATA,LANG,LC_ALL,CI "$root/riskmap" "$@"
}
