// Injected into the page's own world before its scripts: what contextBridge exposes, and a window.open that only asks.
import { makeBridge } from "./bridge.ts";

declare const STANDIN_SECRET: string;

if (window.top === window) {
  const bridge = makeBridge(STANDIN_SECRET, "page");
  // The app decides about new windows; the stand-in has none to give, so the page's answer is always null.
  window.open = (url = "", frameName = "", features = "") => {
    bridge.post({ kind: "open", url: new URL(url, document.baseURI).href, frameName, features });
    return null;
  };
}
