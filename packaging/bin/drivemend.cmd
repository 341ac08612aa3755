@echo off
rem Starts DriveMend: the wizard, or a command. Needs Java 21 or newer in JAVA_HOME or on the PATH.
setlocal
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"
"%JAVA%" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED -cp "%~dp0..\lib\*" io.drivemend.app.Main %*
exit /b %ERRORLEVEL%
