# shellcheck shell=bash
# Maven: the one on the path if it is new enough, else one of our own. Some releases that are
# otherwise fit (Debian 11, Ubuntu 22.04) package a Maven older than 3.8: then Maven Central's
# own archive goes into the user's cache, checked against its SHA-512. Sourced by require.sh.

readonly MAVEN_MIN=3.8
readonly MAVEN_OWN=3.9.11
readonly MAVEN_OWN_SHA512=bcfe4fe305c962ace56ac7b5fc7a08b87d5abd8b7e89027ab251069faebee516b0ded8961445d6d91ec1985dfe30f8153268843c89aa392733d1a3ec956c9978
readonly MAVEN_OWN_URL=https://repo.maven.apache.org/maven2/org/apache/maven/apache-maven/$MAVEN_OWN/apache-maven-$MAVEN_OWN-bin.tar.gz
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

apt_maven_is_too_old() { # false while apt does not know
  local candidate
  candidate=$(apt-cache policy maven 2>/dev/null | sed -n 's/^  Candidate: //p')
  [[ $candidate == [0-9]* ]] && ! version_at_least "$MAVEN_MIN" "$candidate"
}

# What apt-get has to install for Maven: itself, or what fetches it.
maven_packages() {
  if apt_maven_is_too_old; then
    has_command curl || echo curl
  else
    echo maven
  fi
}

# After the packages are there: fetches Maven if apt's is too old.
fetch_maven_if_missing() {
  has_maven && return 0
  local archive=$MAVEN_CACHE/maven.tar.gz
  say "the Maven packaged here is older than $MAVEN_MIN: fetching $MAVEN_OWN into $MAVEN_CACHE"
  mkdir -p "$MAVEN_CACHE"
  curl -fsSL --max-time 300 -o "$archive" "$MAVEN_OWN_URL" ||
    fail "$PARLEY_EXIT_MISSING" "cannot fetch $MAVEN_OWN_URL; install Maven $MAVEN_MIN or later"
  echo "$MAVEN_OWN_SHA512  $archive" | sha512sum --check --status ||
    fail "$PARLEY_EXIT_MISSING" "$MAVEN_OWN_URL has another SHA-512 than expected: not used"
  tar -xzf "$archive" -C "$MAVEN_CACHE"
  rm -f "$archive"
}
