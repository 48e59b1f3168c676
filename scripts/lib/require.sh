# shellcheck shell=bash
# What a machine must have: finds what is missing, names the Debian packages, and installs them
# after asking. Sourced by ./parley and scripts/test; needs nothing but bash and coreutils.
#
# A requirement is "label|check|package": check is a shell function with its argument that
# succeeds when the thing is there. A package that begins with "?" is required where apt has it:
# elsewhere the tests that need it are skipped.

readonly PARLEY_MIN_JAVA=17
readonly PARLEY_EXIT_MISSING=3

say() { printf 'parley: %s\n' "$*" >&2; }

fail() {
  local status=$1
  shift
  say "$@"
  exit "$status"
}

# shellcheck source=maven.sh source-path=SCRIPTDIR
source "$(dirname "${BASH_SOURCE[0]}")/maven.sh"

# --- checks ------------------------------------------------------------------------------------

java_home_of() { # of the javac on the path
  local javac
  javac=$(command -v javac) || return 1
  dirname "$(dirname "$(readlink -f "$javac")")"
}

java_major() { # of the JDK in folder $1; 0 if there is none
  local version
  version=$("$1/bin/javac" -version 2>&1) || { echo 0; return; }
  version=${version#javac }
  version=${version%%[.-]*}
  [[ $version =~ ^[0-9]+$ ]] && echo "$version" || echo 0
}

# The first JDK that is new enough becomes JAVA_HOME: the one the user chose, the one on the
# path, then any that Debian installed (an older one may well be the default).
has_jdk() {
  local home
  for home in "${JAVA_HOME:-}" "$(java_home_of || true)" /usr/lib/jvm/*; do
    if [[ -n $home && -x $home/bin/javac && $(java_major "$home") -ge $1 ]]; then
      export JAVA_HOME=$home
      return 0
    fi
  done
  return 1
}

has_command() { # any of the names, separated by commas
  local name
  for name in ${1//,/ }; do
    command -v "$name" >/dev/null && return 0
    [[ -x /usr/sbin/$name || -x /sbin/$name ]] && return 0
  done
  return 1
}

has_library() {
  local ldconfig
  ldconfig=$(command -v ldconfig || echo /sbin/ldconfig)
  # read to the end: grep -q would end ldconfig by SIGPIPE, which pipefail takes for "not there"
  "$ldconfig" -p 2>/dev/null | grep -F -- "$1 " >/dev/null
}

has_file() {
  [[ -e $1 ]]
}

# Debian keeps the server's programs off the path, in a folder for each version.
has_postgres() {
  compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || has_command initdb
}

# The JDK's part that opens windows and captures screens: headless packages lack it.
has_awt() {
  [[ $(uname -s) != Linux || -e ${JAVA_HOME:-/none}/lib/libawt_xawt.so ]]
}

# --- what is required --------------------------------------------------------------------------

# shellcheck disable=SC2034 # for those who source this
REQUIRED_TO_RUN=(
  "JDK $PARLEY_MIN_JAVA or later|has_jdk $PARLEY_MIN_JAVA|@jdk"
  "Maven $MAVEN_MIN or later|has_maven|@maven"
  "libpulse (WebRTC)|has_library libpulse.so.0|libpulse0"
  "libudev (WebRTC)|has_library libudev.so.1|libudev1"
  "libX11 (WebRTC)|has_library libX11.so.6|libx11-6"
  "libXfixes (WebRTC)|has_library libXfixes.so.3|libxfixes3"
  "libXrandr (WebRTC)|has_library libXrandr.so.2|libxrandr2"
  "libXcomposite (WebRTC)|has_library libXcomposite.so.1|libxcomposite1"
  "libXext (WebRTC)|has_library libXext.so.6|libxext6"
  "libdbus (WebRTC)|has_library libdbus-1.so.3|libdbus-1-3"
)

# shellcheck disable=SC2034 # for those who source this
REQUIRED_FOR_WEB=(
  "Node.js|has_command node|nodejs"
  "npm|has_command npm|npm"
)

# shellcheck disable=SC2034 # for those who source this
REQUIRED_TO_TEST=(
  "${REQUIRED_FOR_WEB[@]}"
  "Chromium|has_command chromium,chromium-browser|?chromium"
  "ip|has_command ip|iproute2"
  "Xvfb (a screen to capture)|has_command Xvfb|xvfb"
  "coturn (a TURN server)|has_command turnserver|coturn"
  "PostgreSQL (a server for each test that needs one)|has_postgres|postgresql"
  "AWT for displays|has_awt|@jre"
  "C compiler (a camera to play)|has_command gcc,cc|?gcc"
  "headers of the C library|has_file /usr/include/stdio.h|?libc6-dev"
)

# Other XMPP servers to call through.
# shellcheck disable=SC2034 # for those who source this
OTHER_SERVERS=(
  "Prosody|has_command prosody|?prosody"
  "ejabberd|has_command ejabberdctl|?ejabberd"
)

# --- installing --------------------------------------------------------------------------------

has_candidate() { # apt knows the package and could install it
  local candidate
  candidate=$(apt-cache policy "$1" 2>/dev/null | sed -n 's/^  Candidate: //p')
  [[ -n $candidate && $candidate != "(none)" ]]
}

knows_packages() { # apt has been told what there is: a fresh image has not
  has_candidate bash
}

can_have() { # apt has it, or does not know yet
  has_candidate "$1" || ! knows_packages
}

# Debian and Ubuntu releases carry different JDKs: the oldest that is new enough is the one
# Parley is built with most.
jdk_package() {
  local major
  for major in 17 21 25; do
    has_candidate "openjdk-$major-jdk-headless" && { echo "openjdk-$major-jdk-headless"; return; }
  done
  echo "openjdk-17-jdk-headless"
}

# The one that completes the JDK which is there, or the one that will be.
jre_package() {
  local major jdk
  major=$(java_major "${JAVA_HOME:-/none}")
  if has_candidate "openjdk-$major-jre"; then
    echo "openjdk-$major-jre"
  else
    jdk=$(jdk_package)
    echo "${jdk/-jdk-headless/-jre}"
  fi
}

concrete_packages() { # "@jdk" and the like become packages of this release
  local package
  for package in "$@"; do
    case $package in
      @jdk) jdk_package ;;
      @jre) jre_package ;;
      @maven) maven_packages ;;
      \?*) can_have "${package#\?}" && echo "${package#\?}" ;;
      *) echo "$package" ;;
    esac
  done
}

as_root() {
  if [[ $(id -u) == 0 ]]; then
    "$@"
  else
    sudo "$@"
  fi
}

may_install() { # root, or sudo that works (or can ask for its password)
  command -v apt-get >/dev/null || return 1
  [[ $(id -u) == 0 ]] && return 0
  command -v sudo >/dev/null || return 1
  sudo -n true 2>/dev/null || [[ -t 0 && -t 2 ]]
}

cannot_install() { # why, packages...
  local why=$1
  shift
  say "$why. Install these packages and start again:"
  say "  apt-get install $*"
  exit "$PARLEY_EXIT_MISSING"
}

find_missing() { # sets MISSING_LABELS and MISSING_PACKAGES
  local entry label check package
  MISSING_LABELS=()
  MISSING_PACKAGES=()
  for entry in "$@"; do
    IFS='|' read -r label check package <<<"$entry"
    # the check is one of the functions above and a fixed argument: split on purpose
    # shellcheck disable=SC2086
    if ! $check; then
      if [[ $package == \?* ]] && ! can_have "${package#\?}"; then
        say "$label is not packaged here: the tests that need it are skipped"
        continue
      fi
      MISSING_LABELS+=("$label")
      MISSING_PACKAGES+=("$package")
    fi
  done
}

join_by() {
  local separator=$1 first=$2
  shift 2
  printf '%s' "$first" "${@/#/$separator}"
}

install_packages() {
  say "apt-get update"
  as_root apt-get update -q >&2 ||
    say "apt-get update failed; trying with the package lists that are there"
  local packages
  mapfile -t packages < <(concrete_packages "$@")
  say "apt-get install ${packages[*]}"
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -q --no-install-recommends "${packages[@]}" >&2 ||
    cannot_install "apt-get could not install everything" "${packages[@]}"
}

confirm_packages() { # yes or no, packages...: returns if they may be installed
  local yes=$1 answer
  shift
  may_install || cannot_install "no right to install (neither root nor sudo, or no apt-get)" "$@"
  if [[ $yes != yes && -t 0 && -t 2 ]]; then
    say "packages: $*"
    read -r -p "parley: install them now with apt-get? [Y/n] " answer || answer=n
    [[ $answer =~ ^([yY]|[yY][eE][sS])?$ ]] || cannot_install "nothing was installed" "$@"
  fi
}

# require_all YES requirement...: returns when everything is there, else exits with 3.
require_all() {
  local yes=$1 packages
  shift
  find_missing "$@"
  ((${#MISSING_LABELS[@]} == 0)) && return 0
  mapfile -t packages < <(concrete_packages "${MISSING_PACKAGES[@]}")
  say "missing: $(join_by ', ' "${MISSING_LABELS[@]}")"
  if ((${#packages[@]} > 0)); then
    confirm_packages "$yes" "${packages[@]}"
    install_packages "${MISSING_PACKAGES[@]}"
  fi
  hash -r
  fetch_maven_if_missing
  find_missing "$@"
  ((${#MISSING_LABELS[@]} == 0)) ||
    fail "$PARLEY_EXIT_MISSING" "still missing after the installation: $(join_by ', ' "${MISSING_LABELS[@]}")"
}
