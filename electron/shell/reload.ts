// In development only: `npm run dev` asks for a reload when nothing but the page was built anew.
import type { Page } from "./window.ts";

export function reloadOnWord(page: Page) {
  process.on("message", (word) => {
    if (word === "reload") page.window()?.webContents.reload();
  });
}
