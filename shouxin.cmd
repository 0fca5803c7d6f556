@echo off
rem Builds what is missing, then runs Shouxin; in an unpacked release there is nothing to build. Needs Java 17 or later; Maven 3.8 or later to build.
setlocal
set "HERE=%~dp0"
if "%HERE:~-1%"=="\" set "HERE=%HERE:~0,-1%"
set "JAR=%HERE%\service\target\shouxin.jar"
set RUN=-jar "%JAR%"
if exist "%HERE%\lib" set RUN=-cp "%HERE%\lib\*" org.shouxin.Shouxin
set "JAVA=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA=%JAVA_HOME%\bin\java.exe"
"%JAVA%" -version >nul 2>&1
if errorlevel 1 (
  echo shouxin: Java is missing: install Java 17 or later, or set JAVA_HOME. 1>&2
  exit /b 1
)
set "MAJOR=0"
for /f "tokens=3" %%v in ('""%JAVA%" -version 2^>^&1 ^| findstr /i version"') do for /f "delims=.-+ tokens=1" %%m in ("%%~v") do set "MAJOR=%%m"
if %MAJOR% LSS 17 (
  echo shouxin: this Java is too old: 17 or later is needed. 1>&2
  exit /b 1
)
set "BUILT=%HERE%\service\target\built"
if not exist "%HERE%\service\src" goto run
if not exist "%JAR%" goto build
if not exist "%BUILT%" goto build
rem Exit code 10: something that the jar is made of is newer than the last build began.
powershell -NoProfile -Command "$h = $env:HERE; $b = (Get-Item -LiteralPath $env:BUILT).LastWriteTimeUtc; $f = @('pom.xml', 'rules\pom.xml', 'service\pom.xml', 'rules\src\main', 'service\src\main' | ForEach-Object { Join-Path $h $_ }); if (Get-ChildItem -LiteralPath $f -Recurse | Where-Object { -not $_.PSIsContainer -and $_.LastWriteTimeUtc -gt $b } | Select-Object -First 1) { exit 10 }" >nul 2>&1
if errorlevel 11 goto run
if not errorlevel 10 goto run
:build
where mvn >nul 2>&1
if errorlevel 1 (
  echo shouxin: Maven is missing: install Maven 3.8 or later to build. 1>&2
  exit /b 1
)
echo shouxin: building, once ... 1>&2
if not exist "%HERE%\service\target" mkdir "%HERE%\service\target"
type nul > "%HERE%\service\target\building"
pushd "%HERE%"
call mvn -q -B -DskipTests package 1>&2
set "BUILD=%ERRORLEVEL%"
popd
if not "%BUILD%"=="0" (
  echo shouxin: the build failed; see above. 1>&2
  exit /b 1
)
move /y "%HERE%\service\target\building" "%BUILT%" >nul
:run
set "FLAGS=-XX:+UseSerialGC -XX:TieredStopAtLevel=1"
if /i "%~1"=="grade" set "FLAGS=-XX:+UseParallelGC -XX:Tier4InvocationThreshold=50000 -XX:Tier4MinInvocationThreshold=6000 -XX:Tier4CompileThreshold=150000 -XX:Tier4BackEdgeThreshold=400000"
if /i "%~1"=="run" set "FLAGS=-XX:+UseParallelGC -XX:Tier4InvocationThreshold=50000 -XX:Tier4MinInvocationThreshold=6000 -XX:Tier4CompileThreshold=150000 -XX:Tier4BackEdgeThreshold=400000"
if /i "%~1"=="import" set "FLAGS=-XX:+UseParallelGC -XX:Tier4InvocationThreshold=50000 -XX:Tier4MinInvocationThreshold=6000 -XX:Tier4CompileThreshold=150000 -XX:Tier4BackEdgeThreshold=400000"
if /i "%~1"=="serve" set "FLAGS=-XX:+UseG1GC"
"%JAVA%" %FLAGS% -Xshare:auto %SHOUXIN_JAVA_OPTS% "-Dshouxin.home=%HERE%" %RUN% %*
exit /b %ERRORLEVEL%
