// What the person's desktop has beside windows: nobody can be asked on Linux, so it is told by the desktop's name.

const name = (): string => process.env.XDG_CURRENT_DESKTOP ?? "";

/** Whether there is a desktop that starts programs at login and counts on icons. */
export const desktopThere = (): boolean => process.platform !== "linux" || name() !== "";

/** GNOME by itself shows no icons of programs that run without a window; Ubuntu's ("ubuntu:GNOME") does. */
export const trayThere = (): boolean =>
  desktopThere() && (process.platform !== "linux" || name() !== "GNOME");
