// Every sentence that the tools print. They run before anything is installed, so they cannot read the app's catalogue.

/** The sentences; a function where something is filled in. */
export const say = {
  nodeTooOld: (version = "", api = "") =>
    `Liaison needs Node 24 or newer; this is Node ${version} with Node-API ${api}. Install Node 24 from https://nodejs.org and run the command again.`,
  notInstalled: "Nothing is installed yet. Run `npm ci` in this folder, then the command again.",
  noSuchTool: (name = "", known = "") => `There is no tool called "${name}". There are: ${known}.`,

  installing: "Installing what is missing (npm ci)",
  installFailed: "npm ci failed; its messages are above. Nothing was started.",
  building: "Building what is stale",
  built: (seconds = "") => `Built in ${seconds} s`,
  buildFailed: "The build failed; its messages are above.",

  fetchingElectron: (seconds = 0) =>
    `Electron is not here yet: trying to download it (gives up when nothing comes for ${seconds} s)`,
  fetched: (megabytes = 0) => `  ${megabytes} MB`,
  electronFetched: "Electron is downloaded.",
  standIn: (why = "", browser = "") => `Electron ${why}: opening Liaison in ${browser} through the stand-in.`,
  standInTitle: (browser = "") =>
    `Opening Liaison in ${browser} through the stand-in (LIAISON_RUNTIME=standin).`,
  notDownloaded: "cannot be downloaded here",
  notDownloadedBefore: (when = "") =>
    `could not be downloaded (next attempt after ${when}; delete out/.electron to try now)`,
  noRuntime: (install = "") => `Liaison needs Electron, or Chromium or Chrome; neither is here. ${install}`,
  noDisplay: (install = "") => `There is no display here and no virtual one. ${install}`,
  virtualDisplay: (display = "") => `No display here: using a virtual one (Xvfb ${display}).`,
  installWith: (command = "") => `Install it with: ${command}`,
  installOne: (names = "") => `Install ${names} with this system's package manager.`,
  installBrowser: "Install Chromium or Google Chrome, or allow the download of Electron.",
  aptInstall: (names = "") => `apt-get install -y --no-install-recommends ${names}`,

  debian: (names = "") => `Installing from Debian's packages: ${names}`,
  debianFailed: "apt-get failed; its messages are above. The journeys need these packages.",
  missingPrograms: (names = "") => `Not here, needed by the journeys: ${names}.`,

  step: (name = "", text = "") => `${name.padEnd(8)} ${text}`,
  stepPassed: (seconds = "") => `passed (${seconds} s)`,
  stepFailed: (seconds = "") => `FAILED (${seconds} s)`,
  counted: (passed = 0, failed = 0, skipped = 0, seconds = "") =>
    `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ""} (${seconds} s)`,
  notRun: "not run: the build failed",
  unknownPart: (name = "", known = "") => `There is no part called "${name}". There are: ${known}.`,
  ranOn: (runtime = "") => `journeys on ${runtime}`,
  recordedOnly: (names = "") => `only recorded there, not shown by the system: ${names}`,
  notShown: (what = "") => `not shown here: ${what}`,
  total: (passed = 0, failed = 0) => `${passed} passed, ${failed} failed`,

  trace: (what = "", ms = 0) => `[trace] ${what} ${ms} ms`,
  watching: "Watching. Ctrl-C ends it.",
  restarting: "Restarting Liaison",
  reloading: "Reloading the window",
  packaged: (folder = "") => `Packaged: ${folder}`,
  dummyElectron:
    "The Electron binary is not here: the package holds a placeholder in its place and no fuses are set. It runs on the stand-in only.",
};
