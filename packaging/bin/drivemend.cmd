@echo off
rem Starts DriveMend: the wizard, or a command. Needs Java 21 or newer in JAVA_HOME or on the PATH.
setlocal
set "OLDEST=21"
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"

rem The major version, from a line such as: openjdk version "21.0.5" 2024-10-15
set "MAJOR=0"
for /f "tokens=2,3" %%U in ('call "%JAVA%" -version 2^>^&1') do (
  if "%%U"=="version" for /f "delims=.-+" %%M in ("%%~V") do set "MAJOR=%%M"
)
if %MAJOR% LSS %OLDEST% (
  echo DriveMend needs Java %OLDEST% or newer. Install a JDK, for example Temurin, or set JAVA_HOME. 1>&2
  exit /b 5
)

rem JavaFX 21 uses memory calls that Java 24 and newer warn about, on the terminal of whoever reads our results.
set "QUIET="
if %MAJOR% GEQ 24 set "QUIET=--sun-misc-unsafe-memory-access=allow"
"%JAVA%" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED %QUIET% -cp "%~dp0..\lib\*" io.drivemend.app.Main %*
exit /b %ERRORLEVEL%
