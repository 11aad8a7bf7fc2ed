// How far each member of the stand-in is what Electron's is. The inventory test holds the app's uses against it, and
// the summary of the journeys names what is only recorded.

/** Recorded only: the call or listener is taken, and nothing comes of it. */
export type Fidelity = "faithful" | "approximate" | "recorded only";

/** For each of Electron's types: what is there, and how faithful. An event is in quotes. */
const MEMBERS: Record<string, Partial<Record<Fidelity, string>>> = {
  import: {
    faithful:
      "app BrowserWindow contextBridge dialog ipcMain ipcRenderer Menu MenuItem nativeImage nativeTheme Notification protocol session shell webContents webUtils",
    approximate: "clipboard screen",
    "recorded only": "powerMonitor Tray",
  },
  App: {
    faithful:
      "whenReady isReady quit exit getPath setPath getName setName getVersion getAppPath requestSingleInstanceLock releaseSingleInstanceLock isPackaged commandLine on once off removeListener removeAllListeners 'window-all-closed' 'before-quit' 'will-quit' 'second-instance' 'web-contents-created' 'render-process-gone' 'ready'",
    approximate: "getLocale",
    "recorded only":
      "setAppUserModelId setAboutPanelOptions enableSandbox setBadgeCount setLoginItemSettings getLoginItemSettings 'activate' 'open-file' 'child-process-gone'",
  },
  CommandLine: { faithful: "hasSwitch getSwitchValue", approximate: "appendSwitch" },
  BrowserWindow: {
    faithful:
      "id webContents loadURL close destroy isDestroyed getTitle getAllWindows getFocusedWindow fromWebContents on once off removeListener removeAllListeners 'close' 'closed' 'show'",
    approximate:
      "show hide focus isVisible isFocused isMinimized isMaximized isFullScreen setFullScreen restore maximize minimize getBounds getNormalBounds setBounds setTitle 'ready-to-show' 'resize' 'move' 'maximize' 'unmaximize' 'focus' 'blur' 'hide'",
    "recorded only": "setOverlayIcon 'unresponsive'",
  },
  BrowserWindowConstructorOptions: {
    faithful: "width height webPreferences",
    approximate: "x y minWidth minHeight show title backgroundColor",
    "recorded only": "icon autoHideMenuBar",
  },
  WebPreferences: {
    faithful: "preload contextIsolation nodeIntegration webSecurity",
    approximate: "sandbox additionalArguments",
    "recorded only": "devTools spellcheck",
  },
  WebContents: {
    faithful:
      "id send getURL isDestroyed session mainFrame reload setZoomFactor getZoomFactor setZoomLevel getZoomLevel printToPDF capturePage close on once off removeListener removeAllListeners 'will-navigate' 'will-redirect' 'did-finish-load' 'preload-error' 'render-process-gone' 'destroyed'",
    approximate:
      "setWindowOpenHandler executeJavaScript 'did-fail-load' 'console-message' 'before-input-event'",
    "recorded only": "openDevTools toggleDevTools 'will-attach-webview'",
  },
  WebFrameMain: { faithful: "url origin parent top detached isDestroyed" },
  IpcMain: { faithful: "handle removeHandler on once off removeListener removeAllListeners" },
  IpcMainInvokeEvent: { faithful: "sender senderFrame type" },
  IpcMainEvent: { faithful: "sender senderFrame type" },
  Protocol: { faithful: "registerSchemesAsPrivileged handle" },
  Session: {
    faithful: "defaultSession",
    approximate: "setPermissionRequestHandler setPermissionCheckHandler",
  },
  Menu: {
    faithful: "buildFromTemplate setApplicationMenu getApplicationMenu getMenuItemById items append",
    "recorded only": "popup on once off 'menu-will-show' 'menu-will-close'",
  },
  MenuItem: {
    faithful: "click id label role type accelerator submenu enabled visible checked commandId menu",
  },
  MenuItemConstructorOptions: {
    faithful: "click enabled id label role submenu type visible checked registerAccelerator",
    approximate: "accelerator",
  },
  role: {
    faithful:
      "'close' 'quit' 'reload' 'minimize' 'resetZoom' 'zoomIn' 'zoomOut' 'appMenu' 'fileMenu' 'editMenu' 'viewMenu' 'windowMenu' 'help' 'window'",
    approximate:
      "'undo' 'redo' 'cut' 'copy' 'paste' 'pasteAndMatchStyle' 'delete' 'selectAll' 'forceReload' 'togglefullscreen' 'zoom'",
    "recorded only": "'about' 'toggleDevTools' 'services' 'hide' 'hideOthers' 'unhide' 'front'",
  },
  Dialog: { approximate: "showOpenDialog showSaveDialog showMessageBox showErrorBox" },
  OpenDialogOptions: {
    approximate: "title buttonLabel message filters properties",
    "recorded only": "defaultPath",
  },
  SaveDialogOptions: {
    approximate: "title defaultPath buttonLabel message",
    "recorded only": "filters properties nameFieldLabel showsTagField",
  },
  MessageBoxOptions: {
    faithful: "message detail title buttons cancelId",
    "recorded only": "type defaultId noLink normalizeAccessKeys icon",
  },
  Shell: { approximate: "openExternal openPath showItemInFolder" },
  NativeTheme: {
    faithful: "themeSource on once off 'updated'",
    approximate: "shouldUseDarkColors",
  },
  Notification: {
    faithful: "show close isSupported title body on once off 'show' 'click' 'action' 'close' 'failed'",
  },
  NotificationConstructorOptions: {
    faithful: "title body urgency actions timeoutType",
    "recorded only": "silent icon",
  },
  NotificationAction: { faithful: "type text" },
  NotificationActionEventParams: { faithful: "actionIndex" },
  PowerMonitor: {
    "recorded only": "on once off 'suspend' 'resume' 'shutdown' 'lock-screen' 'unlock-screen'",
  },
  Clipboard: { approximate: "writeText readText" },
  NativeImage: { faithful: "toPNG isEmpty getSize toDataURL createFromPath createEmpty" },
  Tray: {
    "recorded only":
      "destroy isDestroyed setToolTip setContextMenu on once off 'click' 'right-click' 'double-click'",
  },
  Settings: { "recorded only": "openAtLogin args path" }, // of app.setLoginItemSettings
  LoginItemSettingsOptions: { "recorded only": "args path" },
  LoginItemSettings: { "recorded only": "openAtLogin wasOpenedAtLogin" },
  Screen: { approximate: "getPrimaryDisplay getAllDisplays getDisplayMatching" },
  Display: { approximate: "id bounds workArea size workAreaSize scaleFactor" },
  PrintToPDFOptions: {
    faithful:
      "landscape displayHeaderFooter printBackground scale pageSize margins pageRanges headerTemplate footerTemplate preferCSSPageSize generateTaggedPDF generateDocumentOutline",
  },
  PrintToPDFMargins: { faithful: "top bottom left right" },
  ContextBridge: { faithful: "exposeInMainWorld" },
  IpcRenderer: { faithful: "invoke send on off" },
  WebUtils: { faithful: "getPathForFile" },
  Process: { faithful: "resourcesPath" },
  ProcessVersions: { faithful: "chrome", approximate: "electron" },
  path: {
    faithful: "'home' 'appData' 'userData' 'sessionData' 'logs' 'temp' 'exe'",
    approximate: "'desktop' 'documents' 'downloads'",
  },
  // Plain data, as faithful as what gives or takes it.
  Rectangle: { faithful: "x y width height" },
  Point: { faithful: "x y" },
  Size: { faithful: "width height" },
  CustomScheme: { faithful: "scheme privileges" },
  Privileges: { faithful: "standard secure supportFetchAPI stream corsEnabled" },
  FileFilter: { faithful: "name extensions" },
  OpenDialogReturnValue: { faithful: "canceled filePaths" },
  SaveDialogReturnValue: { faithful: "canceled filePath" },
  MessageBoxReturnValue: { faithful: "response checkboxChecked" },
  HandlerDetails: { faithful: "url frameName features", approximate: "disposition referrer" },
  WindowOpenHandlerResponse: { faithful: "action" },
  PermissionRequest: { approximate: "requestingUrl isMainFrame" },
  PermissionCheckHandlerHandlerDetails: { approximate: "requestingUrl isMainFrame" },
  RenderProcessGoneDetails: { approximate: "reason exitCode" },
  Details: { "recorded only": "type reason exitCode" }, // of 'child-process-gone'
  Input: { faithful: "type key code isAutoRepeat shift control alt meta" },
};

function* entries(): Generator<[member: string, Fidelity]> {
  for (const [type, marks] of Object.entries(MEMBERS))
    for (const [mark, names] of Object.entries(marks) as [Fidelity, string][])
      for (const name of names.split(" ")) {
        const joint = name.startsWith("'") || type === "import" ? " " : ".";
        yield [`${type}${joint}${name}`, mark];
      }
}
/** Every member with a mark, in the inventory's spelling. */
export const FIDELITY: ReadonlyMap<string, Fidelity> = new Map(entries());

/** Undefined for a member that has no mark. Roles are the same in any case of letters. */
export const fidelityOf = (member: string): Fidelity | undefined => FIDELITY.get(member);
