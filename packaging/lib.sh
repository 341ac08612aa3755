# Shared by the scripts of this folder and by CI; to be sourced by bash.
set -euo pipefail

PROJECT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

say() { printf '%s\n' "$*" >&2; }

die() {
  say "$*"
  exit 1
}

# need_packages NAME...: on Debian and its relatives, installs what is missing when run as root and otherwise says what
# to install. Elsewhere the caller's own commands tell what they miss.
need_packages() {
  command -v dpkg-query >/dev/null || return 0
  local missing=() package
  for package; do
    [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || missing+=("$package")
  done
  ((${#missing[@]})) || return 0
  ((EUID == 0)) || die "Please install first: sudo apt-get install --no-install-recommends ${missing[*]}"
  say "Installing ${missing[*]}"
  export DEBIAN_FRONTEND=noninteractive
  apt-get -qq update </dev/null >&2
  apt-get -qq install -y --no-install-recommends "${missing[@]}" </dev/null >/dev/null
}

# maven ARGUMENT...: the project's Maven, quiet, from any working folder.
maven() {
  (cd "$PROJECT" && ./mvnw -q -ntp --batch-mode "$@") </dev/null
}
