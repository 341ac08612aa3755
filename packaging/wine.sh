# The Windows program on Linux: a Windows Java runtime under Wine. To be sourced by bash after lib.sh.
#
# Everything lives under target/wine and comes from Maven's cache or is made in seconds, so nothing has to be tidied up
# outside the project's folder and "./mvnw clean" really is clean.

WINE_HOME=$PROJECT/target/wine
WINE_PACKAGES=(wine wine64 xvfb xauth fonts-liberation unzip)

# A complete Windows Temurin 21.0.9, which a build tool carries in its Windows distribution.
RUNTIME_ARTIFACT=org.sonarsource.scanner.cli:sonar-scanner-cli:8.1.0.6389:zip:windows-x64
RUNTIME_SHA256=73f0e71928673d5b2f39bb86213342a30e51a14c8eec345164016bb29c8df8ee

export WINEARCH=win64 WINEDEBUG=-all
# Wine asks in a window whether to download .NET and a browser engine; neither is needed.
export WINEDLLOVERRIDES='mscoree,mshtml='

# The path as a Windows program sees it; Wine shows / as drive Z:.
windows_path() { printf 'Z:%s' "$1"; }

# Fetches and unpacks the Windows runtime to $WINE_HOME/runtime.
wine_runtime() {
  local zip=$WINE_HOME/download/runtime.zip
  [[ ! -e $WINE_HOME/runtime/$RUNTIME_SHA256 ]] || return 0
  rm -rf "$WINE_HOME/runtime" "$WINE_HOME/download"
  maven dependency:copy -Dartifact="$RUNTIME_ARTIFACT" -DoutputDirectory="$WINE_HOME/download"
  mv "$WINE_HOME"/download/*.zip "$zip"
  sha256sum --check --quiet <<<"$RUNTIME_SHA256  $zip" || die "$RUNTIME_ARTIFACT is not the pinned file."
  unzip -q "$zip" '*/jre/*' -d "$WINE_HOME/download"
  mv "$WINE_HOME"/download/*/jre "$WINE_HOME/runtime"
  rm -rf "$WINE_HOME/download"
  touch "$WINE_HOME/runtime/$RUNTIME_SHA256"
}

# wine_libraries SCOPE: the jars of the project's runtime or test class path, with JavaFX for Windows, in
# $WINE_HOME/lib-SCOPE, and JNA's library in $WINE_HOME/native. JUnit is left out because its console launcher brings
# its own, and Monocle because the windows are real.
wine_libraries() {
  local lib=$WINE_HOME/lib-$1
  rm -rf "$lib" "$WINE_HOME/native"
  maven -Djavafx.platform=win dependency:copy-dependencies -DincludeScope="$1" -DoutputDirectory="$lib" \
    -DexcludeGroupIds=org.junit.jupiter,org.junit.platform,org.opentest4j,org.apiguardian \
    -DexcludeArtifactIds=openjfx-monocle
  unzip -q -j "$lib"/jna-[0-9]*.jar com/sun/jna/win32-x86-64/jnidispatch.dll -d "$WINE_HOME/native"
}

# wine_prefix DIRECTORY: makes it a Windows of its own, with a volume label and readable fonts, unless it is one already.
wine_prefix() {
  export WINEPREFIX=$1
  [[ ! -e $WINEPREFIX/drive_c/windows ]] || return 0
  mkdir -p "$WINEPREFIX"
  wineboot --init &>/dev/null || die "Wine could not make its prefix in $WINEPREFIX."
  printf 'System' >"$WINEPREFIX/drive_c/.windows-label"
  cp /usr/share/fonts/truetype/liberation/*.ttf "$WINEPREFIX/drive_c/windows/Fonts/"
  local font
  for font in 'Segoe UI' 'MS Shell Dlg' 'MS Shell Dlg 2' Tahoma; do
    wine reg add 'HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\FontSubstitutes' \
      /v "$font" /d 'Liberation Sans' /f &>/dev/null
  done
}

# wine_display WIDTHxHEIGHT: starts an X server on a free display. Its process id is then in XVFB_PID.
wine_display() {
  local number
  exec {xvfb_output}< <(exec Xvfb -displayfd 1 -screen 0 "$1x24" -nolisten tcp 2>/dev/null)
  XVFB_PID=$!
  read -r -t 20 -u "$xvfb_output" number || die "Xvfb did not start."
  export DISPLAY=:$number
}

# Ends what wine_prefix and wine_display started; for a trap on EXIT.
wine_stop() {
  [[ -z ${WINEPREFIX-} ]] || wineserver --kill || true
  [[ -z ${XVFB_PID-} ]] || kill "$XVFB_PID" 2>/dev/null || true
}

# wine_java ARGUMENT...: runs the Windows runtime, for at most WINE_TIME_LIMIT seconds when that is set. Wine 8 lacks the call by which Java's own random generator seeds itself, so
# the one of Windows goes first; it also draws sub-pixel text as white boxes.
wine_java() {
  local security=$WINE_HOME/java.security
  printf 'security.provider.%s\n' 1=SunMSCAPI 2=SUN 3=SunRsaSign >"$security"
  timeout --foreground --kill-after=5 "${WINE_TIME_LIMIT:-0}" wine "$WINE_HOME/runtime/bin/java.exe" \
    -Djava.security.properties="$(windows_path "$security")" \
    -Djna.nounpack=true -Djna.nosys=true -Djna.boot.library.path="$(windows_path "$WINE_HOME/native")" \
    -Dprism.order=sw -Dprism.lcdtext=false \
    -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 \
    "$@" </dev/null
}

# wine_app ARGUMENT...: starts the compiled program in a prefix that is kept, on the display of the caller.
wine_app() {
  need_packages "${WINE_PACKAGES[@]}"
  wine_runtime
  maven compile
  wine_libraries runtime
  wine_prefix "$WINE_HOME/prefix"
  # Wine forgets that a folder was made for the administrators, so the standard folder of backups is refused there.
  local settings=$WINEPREFIX/drive_c/users/$(id -un)/AppData/Local/DriveMend/settings.json
  if [[ ! -e $settings ]]; then
    mkdir -p "$WINEPREFIX/drive_c/Backups" "${settings%/*}"
    printf '%s\n' '{"backups": "C:\\Backups"}' >"$settings"
  fi
  wine_java -cp "$(windows_path "$PROJECT/target/classes");$(windows_path "$WINE_HOME/lib-runtime/*")" \
    io.drivemend.app.Main "$@"
}
