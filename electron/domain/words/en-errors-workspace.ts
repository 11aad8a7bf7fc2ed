// What goes wrong with the workspace's file, where it lies, and with the shared folder beside it.
export const workspaceErrors = {
  "workspace-in-use":
    "{{file}} is open on {{host}} since {{since}}. Close it there. If that computer is off, delete {{lock}} beside it.",
  "workspace-synced":
    "{{file}} lies in a folder that {{service}} copies to other places. An open workspace would be torn there, so it was not opened. Move it to a folder of this computer, and share with shared files.",
  "shared-folder-none": "No shared folder is chosen. Choose one first.",
  "shared-folder-gone":
    "The shared folder {{folder}} is not there. Connect its disk, or choose another folder.",
  "move-target-taken": "There is already something called {{file}} in that folder. Choose another name.",
  "move-changing":
    "{{file}} changes while it is copied: the sync service is still at work. Wait until it is done and try again.",
  "workspace-missing": "There is no workspace {{file}}.",
  "workspace-is-folder": "{{file}} is a folder, not a workspace.",
  "workspace-not-ours": "{{file}} is not a Liaison workspace. It was not changed.",
  "workspace-damaged": "{{file}} is damaged. Restore the last backup; the damaged file is kept beside it.",
  "workspace-cannot-open":
    "{{file}} cannot be opened. Check that the folder is there and that you may write to it.",
  "workspace-disk-error":
    "The disk failed while {{file}} was read or written. This was not done. Check the disk and its connection, then try again; if {{file}} is damaged, the last backup can be restored.",
  "workspace-read-only": "{{file}} is read-only. Allow writing to it, or move it to a folder of your own.",
  "workspace-busy": "Another program is using {{file}}. Close it and try again.",
  "workspace-needs-update":
    "{{file}} was written by an earlier version. Open it for writing once to bring it up to date.",
  "workspace-newer":
    "This workspace was written by Liaison {{theirs}}; this is {{ours}}. It was not changed. Install the newer version.",
  "migrations-disagree":
    "This workspace (written by Liaison {{theirs}}) and this version ({{ours}}) disagree about {{name}}. It was not changed. Install the version that wrote it.",
  "migration-failed": "Bringing the workspace up to date failed ({{reason}}). It is back as it was before.",
  "conflicted-copy":
    "{{file}} is the second copy that a sync service made. Open the original, and import what is missing from this one.",
  "folder-missing": "The folder {{folder}} does not exist.",
} as const;
