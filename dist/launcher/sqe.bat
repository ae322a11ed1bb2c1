@echo off
rem Runs sqe where its archive was unpacked. JAVA_HOME chooses the JDK unless the archive has a
rem runtime of its own, SQE_JAVA_OPTIONS passes options to the JVM, SQE_CLASS_PATH adds jars.
setlocal DisableDelayedExpansion

for %%I in ("%~dp0..") do set "ROOT=%%~fI"

if exist "%ROOT%\runtime\bin\java.exe" (
  set "JAVA=%ROOT%\runtime\bin\java.exe"
  goto :found
)
if defined JAVA_HOME (
  if not exist "%JAVA_HOME%\bin\java.exe" (
    echo error: JAVA_HOME is %JAVA_HOME%, where there is no bin\java.exe: correct or unset it>&2
    exit /b 3
  )
  set "JAVA=%JAVA_HOME%\bin\java.exe"
  goto :found
)
for %%I in (java.exe) do set "JAVA=%%~$PATH:I"
if not defined JAVA (
  echo error: no Java found: install a JDK, 17 or later, or set JAVA_HOME>&2
  exit /b 3
)

:found
rem Short commands take half the processor time without the second compiler; batches need it.
set "MODE=-XX:+UseSerialGC -XX:TieredStopAtLevel=1"
if /i "%~1"=="score" set "MODE=-XX:+UseParallelGC"
if /i "%~1"=="audit" set "MODE=-XX:+UseParallelGC"
if /i "%~1"=="gate" set "MODE=-XX:+UseParallelGC"
if /i "%~1"=="compare" set "MODE=-XX:+UseParallelGC"
if /i "%~1"=="loss" set "MODE=-XX:+UseParallelGC"
if /i "%~1"=="identify" set "MODE=-XX:+UseParallelGC"
if /i "%~1"=="serve" set "MODE=-XX:+UseParallelGC -XX:MaxNewSize=256m -Xlog:gc+ergo=off"

rem The JVM warns of native code from version 24 on unless it is allowed.
set "NATIVE="
for %%I in ("%JAVA%") do set "JDK=%%~dpI.."
if exist "%JDK%\release" (
  for /f "tokens=2 delims==." %%V in ('findstr /b "JAVA_VERSION=" "%JDK%\release"') do (
    if %%~V GEQ 22 set "NATIVE=--enable-native-access=ALL-UNNAMED"
  )
)

set "CLASSES=%ROOT%\lib\*"
if defined SQE_CLASS_PATH set "CLASSES=%CLASSES%;%SQE_CLASS_PATH%"

"%JAVA%" %MODE% %NATIVE% %SQE_JAVA_OPTIONS% -cp "%CLASSES%" sqe.cli.Sqe %*
exit /b %ERRORLEVEL%
