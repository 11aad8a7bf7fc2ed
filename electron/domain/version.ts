// The version of Liaison, said once for the log, the workspace's memory of who wrote it, and "About". A test holds it to package.json.
export const version = "0.1.0";
