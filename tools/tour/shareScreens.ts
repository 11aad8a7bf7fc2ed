// The screens of shared files and of duplicates: a colleague's week is made by calls on a second workspace.
import { execFileSync } from "node:child_process";
import path from "node:path";
import { root } from "../../e2e/fixture.ts";
import { ask, goTo, partnerId, star, type Screen, type Tour } from "./touring.ts";

const title = "Ben's week.liaison";

/** A call on the colleague's workspace. */
function ben<T>(folder: string, call: string, input: object): T {
  const file = path.join(folder, "ben.sqlite");
  const args = [
    path.join(root, "tools/call.mjs"),
    call,
    JSON.stringify(input),
    "--db",
    file,
    "--author",
    "Ben Ode",
  ];
  return JSON.parse(
    execFileSync(process.execPath, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }),
  ) as T;
}

const answerSave = ({ app }: Tour, file: string): Promise<void> =>
  app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);

interface Row {
  id: number;
  name: string;
  fullName: string;
}

/** Both work on what both have; what the colleague gives back. */
async function editedApart(tour: Tour): Promise<string> {
  const { page, folder } = tour;
  const [first, week] = [path.join(folder, "Mara's partners.liaison"), path.join(folder, title)];
  await answerSave(tour, first);
  const target = await ask<{ token: string }>(page, "desk.pickSave", { name: "Mara's partners.liaison" });
  await ask(page, "exchange.export", { file: target.token });
  ben(folder, "exchange.merge", { file: first });
  const { rows: partners } = ben<{ rows: Row[] }>(folder, "partners.list", { limit: 12 });
  for (const [at, { id, name }] of partners.entries()) {
    if (name === star) continue;
    if (at < 3) {
      ben(folder, "partners.update", { id, set: { country: "AT" } });
      await ask(page, "partners.update", { id: await partnerId(page, name), set: { country: "CH" } });
    } else if (at < 6) ben(folder, "partners.update", { id, set: { tier: "A", tags: ["autumn", "video"] } });
    else if (at === 6) ben(folder, "partners.trash", { id });
  }
  const { rows: people } = ben<{ rows: Row[] }>(folder, "contacts.list", { limit: 1 });
  const [person] = people;
  if (person) {
    ben(folder, "contacts.update", {
      id: person.id,
      set: { note: "Prefers calls in the morning, and wants two banners." },
    });
    const mine = await ask<{ rows: Row[] }>(page, "contacts.list", { limit: 200 });
    const same = mine.rows.find(({ fullName }) => fullName === person.fullName);
    if (same)
      await ask(page, "contacts.update", {
        id: same.id,
        set: { note: "Prefers calls in the morning, and wants a banner." },
      });
  }
  ben(folder, "partners.create", { name: "Alpenglow Digital", tags: ["autumn"] });
  ben(folder, "exchange.export", { file: week });
  return week;
}

async function look(tour: Tour): Promise<void> {
  const week = await editedApart(tour);
  await tour.app.evaluate(({ dialog }, file) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [file] });
  }, week);
  await goTo(tour.page, "/share");
  await tour.page.getByRole("button", { name: "Open a shared file…" }).click();
  await tour.page.getByText("By partner").waitFor({ timeout: 60_000 });
}

export const shareScreens: readonly Screen[] = [
  {
    name: "share",
    reach: async ({ page }) => {
      await goTo(page, "/share");
      await page.getByRole("button", { name: "Save a shared file…" }).waitFor();
    },
  },
  { name: "share-look", once: true, reach: look },
  {
    name: "share-decide",
    once: true,
    reach: async ({ page }) => {
      await page.getByRole("button", { name: /^Decide/ }).click();
      await page.getByText("List", { exact: true }).click();
      await page.getByText(/of \d+ decided/).waitFor();
    },
  },
  {
    name: "duplicates",
    reach: async ({ page }) => {
      await goTo(page, "/partners");
      const twin = { name: `${star} GmbH`, websites: ["wanderfuchs.example"] };
      const { rows } = await ask<{ rows: Row[] }>(page, "partners.list", { limit: 200 });
      if (!rows.some(({ name }) => name === twin.name)) await ask(page, "partners.create", twin);
      await goTo(page, "/duplicates");
      await page.getByText(twin.name).first().click();
      await page
        .getByRole("button", { name: /^Merge/ })
        .first()
        .waitFor();
    },
  },
];
