# shellcheck shell=bash disable=SC1111
# Every test: .NET, client, browser, on a throw-away PostGIS cluster. Closes with one line, N passed, N failed, N skipped.

passed=0 failed=0 skipped=0
failures=()
client= # process number of the client's tests

count() { # PASSED FAILED SKIPPED
  passed=$((passed + $1)) failed=$((failed + $2)) skipped=$((skipped + $3))
}

tests() {
  need_machine test
  results=$(mktemp -d)
  trap clean_up_tests EXIT
  trap 'exit 143' TERM HUP
  alone
  step "Building" "构建"
  build_for_tests
  # Hundreds of hosts start and end within seconds: measuring their code for a later, faster compilation costs more than it wins.
  export DOTNET_TieredPGO=0
  exec 9>&- # the checkout is free again; the tests have folders and databases of their own
  start_test_cluster

  # The tests of the API wait for the database half of their time: the others run beside them. The browser's want the machine for themselves.
  local project name rest=()
  for project in "$root"/tests/*.Tests; do
    name=$(basename "$project")
    [[ $name == RiskMap.Api.Tests || $name == RiskMap.Browser.Tests ]] || rest+=("$name")
  done
  for name in "${rest[@]}"; do dotnet_tests "$name"; done &
  local beside=$!
  dotnet_tests RiskMap.Api.Tests
  wait $beside || true
  for name in RiskMap.Api.Tests "${rest[@]}"; do dotnet_results "$name"; done
  wait $client || true
  client_results
  dotnet_tests RiskMap.Browser.Tests
  dotnet_results RiskMap.Browser.Tests

  ((${#failures[@]} == 0)) || printf '✗ %s\n' "${failures[@]}"
  printf '%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
  ((failed == 0))
}

# The projects build one upon the other, so that a core is often idle: the client is built and tested meanwhile. What its tests came to is
# read from a file when they have ended, which may be after the first of .NET.
build_for_tests() {
  build_client &
  local build=$!
  install_packages tests/oracles
  compile_all &
  local compile=$!
  wait $build || exit
  client_tests 9>&- &
  client=$!
  wait $compile || exit
}

# One compiler for all projects, warm after the first, under a name of its own: it is nobody else's, and ends with the build.
compile_all() {
  local code=0 name=riskmap-$$ process
  (quiet test-build dotnet build "$root/RiskMap.sln" -c Release -nologo -v quiet -p:UseSharedCompilation=true -p:SharedCompilationId="$name" 9>&-) || code=$?
  for process in /proc/[0-9]*; do
    if tr '\0' ' ' 2>/dev/null <"$process/cmdline" | grep -qE "VBCSCompiler.*-pipename:$name( |\$)"; then kill "${process#/proc/}" || true; fi
  done
  return $code
}

dotnet_tests() { # PROJECT
  local began=$SECONDS code=0
  (cd "$root/tests/$1" && timeout --kill-after=20 25m \
    dotnet "bin/Release/net10.0/$1.dll" -noLogo -noColor -xml "$results/$1.xml" </dev/null) >"$results/$1.log" 2>&1 || code=$?
  echo "$code $((SECONDS - began))" >"$results/$1.code"
}

dotnet_results() { # PROJECT
  local report=$results/$1.xml code=1 took=0 total pass fail skip errors
  read -r code took <"$results/$1.code" || true
  # Whole when something is wrong; else only what was skipped, and why.
  if ((code)); then cat "$results/$1.log"; else grep -A 1 -F '[SKIP]' "$results/$1.log" || true; fi
  read -r total pass fail skip errors < <(head -c 4000 "$report" 2>/dev/null | tr '\n' ' ' | attributes total passed failed skipped errors) || true
  if [[ -z ${total:-} || $((pass + fail + skip)) == 0 ]]; then
    failures+=("$1: no test ran, or its runner broke off (exit code $code)")
    count 0 1 0
    return
  fi
  count "$pass" "$((fail + errors))" "$skip"
  mapfile -t -O ${#failures[@]} failures < <(failed_tests "$report")
  run_again "$1" "$report"
  if ((code != 0 && fail + errors == 0)); then
    failures+=("$1: its runner ended with exit code $code")
    count 0 1 0
  fi
  printf '· %s: %d passed, %d failed, %d skipped in %d s\n' "$1" "$pass" "$((fail + errors))" "$skip" "$took"
}

# On a busy machine a test may miss its time. One to three failures of a project are run once more, alone; what passes then counts as
# passed, and is named as shaky with what it said, so that nobody takes it for sound. More failures than that are no accident.
run_again() { # PROJECT REPORT; takes fail, pass, code and failures of its caller
  local methods=() arguments=() method
  mapfile -t methods < <(failed_methods "$2")
  ((code != 0 && errors == 0 && fail >= 1 && fail <= 3)) || return 0
  for method in "${methods[@]}"; do arguments+=(-method "$method"); done
  (cd "$root/tests/$1" && timeout --kill-after=20 5m \
    dotnet "bin/Release/net10.0/$1.dll" -noLogo -noColor -xml "$2.again" "${arguments[@]}" </dev/null) >"$results/$1.again.log" 2>&1 || true
  local again_passed again_failed again_errors at=$((${#failures[@]} - fail))
  read -r again_passed again_failed again_errors < <(head -c 4000 "$2.again" 2>/dev/null | tr '\n' ' ' | attributes passed failed errors) || true
  if ((${again_passed:-0} < fail || ${again_failed:-1} + ${again_errors:-1} > 0)); then
    cat "$results/$1.again.log"
    return 0
  fi
  printf '~ shaky, failed once and passed alone: %s\n' "${failures[@]:at}"
  failures=("${failures[@]:0:at}")
  count "$fail" "-$fail" 0
  pass=$((pass + fail)) fail=0 code=0
}

# The methods of the tests that failed, each once, as the runner's -method takes them.
failed_methods() { # REPORT
  grep -oE '<test [^>]*result="Fail"[^>]*>' "$1" | sed -E 's/.* type="([^"]*)" method="([^"]*)".*/\1.\2/' | sort -u
}

# The names of the tests that failed in an xUnit report, each with the first words of why: a long log may be cut, the last lines are kept.
failed_tests() { # REPORT
  node - "$1" <<'JS'
const text = (s) => s.replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, "$1").replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"').replace(/&#xA;|&#xD;|\\[rn]/g, " ").replace(/\\"/g, "\"").replace(/&amp;/g, "&")
for (const [, name, rest] of require("fs").readFileSync(process.argv[2], "utf8").matchAll(/<test [^>]*?\bname="([^"]*)"[^>]*result="Fail"[^>]*>([\s\S]*?)<\/test>/g))
  console.log(`${text(name)}: ${text(rest.match(/<message>([\s\S]*?)<\/message>/)?.[1] ?? "").replace(/\s+/g, " ").slice(0, 600)}`)
JS
}

# attributes NAME...: their values in the first <assembly> element of an xUnit report on standard input
attributes() {
  local element name
  element=$(grep -oE '<assembly [^>]*>')
  for name in "$@"; do
    printf '%s ' "$(sed -nE "s/.* $name=\"([0-9]+)\".*/\1/p" <<<"$element")"
  done
  echo
}

client_tests() {
  local began=$SECONDS code=0
  in_web timeout --kill-after=20 15m npx --no-install vitest run --reporter=default --reporter=json --outputFile.json="$results/web.json" </dev/null >"$results/web.log" 2>&1 || code=$?
  echo "$code $((SECONDS - began))" >"$results/web.code"
}

client_results() {
  local report=$results/web.json code=1 took=0 counts
  read -r code took <"$results/web.code" || true
  ((code == 0)) || cat "$results/web.log"
  counts=$(node - "$report" <<'JS' 2>/dev/null || true
const report = JSON.parse(require("fs").readFileSync(process.argv[2], "utf8"))
// A file that could not even be loaded fails without a failing test.
const broken = report.testResults.filter((f) => f.status === "failed" && !f.assertionResults.some((t) => t.status === "failed"))
console.log(report.numPassedTests, report.numFailedTests + broken.length, report.numPendingTests + report.numTodoTests)
for (const file of report.testResults)
  for (const test of file.assertionResults) if (test.status === "failed") console.log(`web: ${test.fullName}`)
for (const file of broken) console.log(`web: ${file.name} could not be run`)
JS
  )
  local pass=0 fail=0 skip=0
  read -r pass fail skip <<<"$(head -n 1 <<<"$counts")" || true
  if [[ -z $counts || $((pass + fail + skip)) == 0 ]]; then
    failures+=("web: no test ran, or its runner broke off (exit code $code)")
    count 0 1 0
    return
  fi
  count "$pass" "$fail" "$skip"
  mapfile -t -O ${#failures[@]} failures < <(tail -n +2 <<<"$counts")
  printf '· web: %d passed, %d failed, %d skipped in %d s\n' "$pass" "$fail" "$skip" "$took"
  if ((code != 0 && fail == 0)); then
    failures+=("web: its runner ended with exit code $code")
    count 0 1 0
  fi
}

# A cluster for this run only: nothing is flushed to disk, and the port is random. RISKMAP_TEST_DB names another server instead.
start_test_cluster() {
  [[ -z ${RISKMAP_TEST_DB:-} ]] || return 0
  # At a desk without PostgreSQL the tests that need it skip themselves.
  find_postgres || return 0
  test_home=$(mktemp -d)
  own_folder "$test_home"
  quiet initdb make_cluster "$test_home/data" "fsync = off" "synchronous_commit = off" "full_page_writes = off" \
    "wal_level = minimal" "max_wal_senders = 0" "autovacuum_naptime = 10min" "max_connections = 300"
  local password test_port folder
  for _ in {1..5}; do
    test_port=$(free_port)
    start_cluster "$test_home" "$test_port" && break
    test_port=
  done
  # shellcheck disable=SC2034
  home=$test_home
  [[ -n $test_port ]] || die_database
  password=$(head -c 24 /dev/urandom | base64 | tr '+/' '-_')
  folder=$(socket_folder "$test_home")
  as_cluster "$pg_bin/psql" -X -q -h "$folder" -p "$test_port" -d postgres <<<"CREATE ROLE riskmap SUPERUSER LOGIN PASSWORD '$password'"
  export RISKMAP_TEST_DB=postgresql://riskmap:$password@127.0.0.1:$test_port/postgres
  # Filled in by the first project that wants the demo district, and copied by all.
  export RISKMAP_TEST_DEMO=riskmap_demo
}

clean_up_tests() {
  trap - EXIT
  # shellcheck disable=SC2046
  kill $(jobs -p) 2>/dev/null || true
  if [[ -n ${test_home:-} ]]; then
    as_cluster "$pg_bin/pg_ctl" -D "$test_home/data" -m immediate -w stop >/dev/null 2>&1 || true
    rm -rf "$test_home"
  fi
  rm -rf "$results"
}

# The README's pictures, taken from the running product.
picture() {
  need_machine test
  up
  step "Taking docs/map.png and docs/check-ups.png" "拍摄 docs/map.png 和 docs/check-ups.png"
  quiet test-build dotnet build "$root/tests/RiskMap.Browser.Tests" -c Release -nologo -v quiet
  mkdir -p "$root/docs"
  # 128 colours are enough for a map, and keep a picture under 400 KB; the zone card's is kept under 300 KB by 48.
  has pngquant || { debian_like && install_packages_of_debian pngquant; } || die "Install pngquant." "请安装 pngquant。"
  (cd "$root/tests/RiskMap.Browser.Tests" && RISKMAP_PICTURE=$root/docs RISKMAP_URL=http://localhost:$port \
    dotnet bin/Release/net10.0/RiskMap.Browser.Tests.dll -noLogo -explicit only)
  pngquant --force --output "$root/docs/map.png" 128 "$root/docs/map.png"
  pngquant --force --output "$root/docs/check-ups.png" 48 "$root/docs/check-ups.png"
  ls -l "$root/docs/map.png" "$root/docs/check-ups.png"
}
