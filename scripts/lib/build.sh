# shellcheck shell=bash
# Builds Parley with Maven, once per state of the sources. Sourced; needs require.sh and ROOT.

readonly PARLEY_STAMP=$ROOT/target/parley.stamp

# A hash over everything that goes into the build: names and contents, so that switching a
# branch back and forth is noticed and a mere touch is not.
source_hash() {
  (
    cd "$ROOT" || exit 1
    {
      find pom.xml .mvn -type f -print0
      find . -mindepth 2 -maxdepth 2 -name pom.xml ! -path './benchmarks/*' -print0
      find . -mindepth 2 -path './*/src/main/*' ! -path './benchmarks/*' -type f -print0
    } | LC_ALL=C sort -z | xargs -0 sha256sum
    "$JAVA_HOME/bin/javac" -version 2>&1
  ) | sha256sum | cut -d ' ' -f 1
}

is_built() { # hash
  [[ -f $PARLEY_STAMP && $(<"$PARLEY_STAMP") == "$1" ]] &&
    [[ -f $ROOT/demo/target/parley-demo.jar && -d $ROOT/demo/target/lib ]]
}

# Rebuilds nothing that has not changed; two that start at once build once.
build_parley() {
  local hash
  hash=$(source_hash)
  is_built "$hash" && return 0
  mkdir -p "$ROOT/target"
  (
    flock 9
    is_built "$hash" && exit 0
    say "building (the first time takes some minutes, Maven fetches what it needs) ..."
    rm -f "$PARLEY_STAMP"
    cd "$ROOT" || exit 1
    mvn -q -B -pl demo -am \
      -Dmaven.test.skip=true -Dspotless.check.skip=true -Djacoco.skip=true package >&2 ||
      fail 1 "the build failed: see Maven's message above"
    printf '%s\n' "$hash" >"$PARLEY_STAMP"
  ) 9>"$ROOT/target/parley.lock"
}
