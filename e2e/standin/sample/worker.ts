// A worker thread of the sample app's main process: Electron is not there, plain Node is.
import { parentPort, workerData } from "node:worker_threads";

parentPort?.postMessage((workerData as number) * 2);
