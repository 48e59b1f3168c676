# shellcheck shell=bash
# Maven: the one on the path if it is new enough, else one of our own. Some releases that are
# otherwise fit (Debian 11, Ubuntu 22.04) package a Maven older than 3.8: then that one fetches a
# newer one, which Maven publishes as an artifact, into the user's cache; checked against its
# SHA-512. Sourced by require.sh.

readonly MAVEN_MIN=3.8
readonly MAVEN_OWN=3.9.11
readonly MAVEN_OWN_SHA512=bcfe4fe305c962ace56ac7b5fc7a08b87d5abd8b7e89027ab251069faebee516b0ded8961445d6d91ec1985dfe30f8153268843c89aa392733d1a3ec956c9978
readonly MAVEN_COPY=org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy # runs on 3.6.3
readonly MAVEN_CACHE=${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/parley

version_at_least() { # minimum, version
  [[ $(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1) == "$1" ]]
}

maven_version() { # of the mvn on the path; its package or library tells without starting a JVM
  local mvn jar version
  mvn=$(readlink -f "$(command -v mvn)") || return 1
  if [[ $mvn == /usr/share/maven/* ]] && dpkg-query -W -f '${Version}\n' maven 2>/dev/null; then
    return 0
  fi
  for jar in "$(dirname "$mvn")"/../lib/maven-core-*.jar; do
    [[ -e $jar ]] || continue
    version=$(basename "$(readlink -f "$jar")" .jar)
    [[ $version =~ -([0-9]+(\.[0-9]+)+)$ ]] && { echo "${BASH_REMATCH[1]}"; return 0; }
  done
  mvn -version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p' | head -n 1
}

has_maven() {
  if command -v mvn >/dev/null && version_at_least "$MAVEN_MIN" "$(maven_version)"; then
    return 0
  fi
  [[ -x $MAVEN_CACHE/apache-maven-$MAVEN_OWN/bin/mvn ]] || return 1
  PATH=$MAVEN_CACHE/apache-maven-$MAVEN_OWN/bin:$PATH
}

# What apt-get has to install for Maven: nothing if there is one, since even an old one can fetch
# ours, and apt-get's would be behind it on the path.
maven_packages() {
  command -v mvn >/dev/null || echo maven
}

unpack_maven() ( # folder to work in
  archive=apache-maven-$MAVEN_OWN-bin.tar.gz
  cd "$1" || exit "$PARLEY_EXIT_MISSING"
  mvn -q -B "$MAVEN_COPY" -DoutputDirectory=. \
    -Dartifact="org.apache.maven:apache-maven:$MAVEN_OWN:tar.gz:bin" >&2 ||
    fail "$PARLEY_EXIT_MISSING" "it could not, see above: install Maven $MAVEN_MIN or later"
  echo "$MAVEN_OWN_SHA512  $archive" | sha512sum --check --status ||
    fail "$PARLEY_EXIT_MISSING" "$archive has another SHA-512 than expected: not used"
  tar -xzf "$archive" || fail "$PARLEY_EXIT_MISSING" "$archive cannot be unpacked"
  # another start may have been faster
  mv -T "apache-maven-$MAVEN_OWN" "$MAVEN_CACHE/apache-maven-$MAVEN_OWN" 2>/dev/null || true
)

# After the packages are there: lets a Maven that is too old fetch one that is not.
fetch_maven_if_missing() {
  has_maven && return 0
  command -v mvn >/dev/null || return 0
  local folder
  say "Maven $(maven_version) is older than $MAVEN_MIN: it fetches $MAVEN_OWN into $MAVEN_CACHE"
  mkdir -p "$MAVEN_CACHE"
  folder=$(mktemp -d "$MAVEN_CACHE/fetch.XXXXXX")
  unpack_maven "$folder" || { local status=$?; rm -rf "$folder"; exit "$status"; }
  rm -rf "$folder"
}
