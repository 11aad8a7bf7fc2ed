// The sync services as data: what their folders are called, and the marks that they leave in a folder's root.

/** Folders of these names directly in the home folder, or as a disk. A name that people give folders of their own is not among them. */
const named: readonly (readonly [RegExp, string])[] = [
  [/^Dropbox( \(.+\))?$/i, "Dropbox"],
  [/^OneDrive( - .+)?$/i, "OneDrive"],
  [/^(Google ?Drive|My Drive)( \(.+\))?$/i, "Google Drive"],
  [/^iCloud ?Drive$/i, "iCloud Drive"],
  [/^Nextcloud\d*$/i, "Nextcloud"],
  [/^ownCloud\d*( - .+)?$/i, "ownCloud"],
  [/^Box( Sync)?$/, "Box"],
  [/^pCloud( ?Drive| Sync)?$/i, "pCloud"],
  [/^(MEGA|MEGAsync( Downloads)?)$/, "MEGA"],
  [/^(SynologyDrive|CloudStation)$/i, "Synology Drive"],
  [/^(Yandex\.?Disk)$/i, "Yandex Disk"],
  [/^Seafile$/i, "Seafile"],
  [/^Proton ?Drive$/i, "Proton Drive"],
  [/^Tresorit$/i, "Tresorit"],
  [/^kDrive\d*$/i, "kDrive"],
];

/** What the services put into the root of what they copy, and nowhere else: `.dropbox` and `.pcloud` are also in home folders. */
const marks: readonly (readonly [RegExp, string])[] = [
  [/^\.dropbox\.(cache|device)$/, "Dropbox"],
  [/^\.tmp\.drive(up|down)load$/, "Google Drive"],
  [/^\.shortcut-targets-by-id$/, "Google Drive"],
  [/^\.nextcloudsync\.log$/, "Nextcloud"],
  [/^\.owncloudsync\.log$/, "ownCloud"],
  [/^(\.|\._)sync_[0-9a-f]{6,}\.db$/i, "Nextcloud"],
  [/^\.stfolder( \(\d+\))?$/, "Syncthing"],
  [/^\.megaignore$/, "MEGA"],
  [/^\.SynologyWorkingDirectory$/, "Synology Drive"],
  [/^\.seafile-data$/, "Seafile"],
  [/^\.tresorit$/, "Tresorit"],
];

/** The part before the dash names the service: "GoogleDrive-ann@brand.example". Source: Apple, File Provider extensions. */
const cloudNames: Readonly<Record<string, string>> = {
  GoogleDrive: "Google Drive",
  ProtonDrive: "Proton Drive",
  SynologyDrive: "Synology Drive",
};

const found = (all: typeof named, name: string): string | null =>
  all.find(([pattern]) => pattern.test(name))?.[1] ?? null;

export const byName = (name: string): string | null => found(named, name);

/** The first mark among the names of what lies in a folder. */
export const byMark = (names: readonly string[]): string | null => {
  for (const name of names) {
    const service = name.startsWith(".") ? found(marks, name) : null;
    if (service) return service;
  }
  return null;
};

/** A folder in macOS's ~/Library/CloudStorage. */
export function cloudStorage(name: string): string {
  const [service = name] = name.split("-");
  return cloudNames[service] ?? service;
}
