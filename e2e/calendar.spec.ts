// A calendar in: meetings behind, ahead, repeated and called off stand in the timeline; what lies ahead goes out as a file again.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { value } from "./bridge.ts";
import { expect, test } from "./fixture.ts";
import { accessible, importFile, introduce, one, sample, saveTo } from "./workspace.ts";
import { open } from "./window.ts";

const stamp = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().replaceAll(/[-:]|\.\d+/g, "");

const event = (uid: string, days: number, title: string, ...more: string[]): string[] => [
  "BEGIN:VEVENT",
  `UID:${uid}@cal.example`,
  "DTSTAMP:20260101T000000Z",
  `DTSTART:${stamp(days)}`,
  `DTEND:${stamp(days + 0.04)}`,
  `SUMMARY:${title}`,
  "ORGANIZER;CN=Mara Lindt:mailto:mara@northfield.example",
  "ATTENDEE;CN=Maya Okafor-Lind:mailto:maya@trailthrift.example",
  ...more,
  "END:VEVENT",
];

const calendar = [
  "BEGIN:VCALENDAR",
  "VERSION:2.0",
  "PRODID:-//cal.example//1//EN",
  ...event("past", -20, "Autumn review"),
  ...event("ahead", 12, "Black Friday call"),
  ...event("off", 20, "Gift guide workshop", "STATUS:CANCELLED"),
  ...event("weekly", -40, "Placement jour fixe", "RRULE:FREQ=WEEKLY;INTERVAL=2"),
  "END:VCALENDAR",
  "",
].join("\r\n");

test("a calendar in and out", async ({ app, page, userData }, info) => {
  await introduce(page);
  await importFile(app, page, sample("google_contacts.csv"), /^Import 20 contacts/);
  const file = path.join(userData, "work.ics");
  writeFileSync(file, calendar);
  await importFile(app, page, file, /^Import 4 events/);
  expect(one(userData, "SELECT count(*) FROM interaction WHERE kind = 'meeting'")).toBe(4);

  const id = Number(one(userData, "SELECT id FROM partner WHERE name = 'Trail Thrift'"));
  await open(page, `/partners/${id}/full`);
  const entry = (text: string) => page.getByRole("feed").getByRole("article").filter({ hasText: text });
  await expect(entry("Black Friday call").getByText("Planned")).toBeVisible();
  await expect(entry("Gift guide workshop").getByText("Cancelled")).toBeVisible();
  await expect(entry("Placement jour fixe").getByText("Every 2 weeks")).toBeVisible();
  await expect(entry("Autumn review").getByText(/Planned|Cancelled/)).toHaveCount(0);
  await accessible(page);
  await page.screenshot({ path: info.outputPath("timeline.png") });

  await value(page, "partners.update", { id, set: { nextContactOn: "2031-03-04" } });
  const saved = path.join(userData, "out.ics");
  await saveTo(app, saved);
  await page.getByRole("link", { name: "Import & share" }).click();
  await page.getByRole("button", { name: "Save a calendar file" }).click();
  await expect(page.getByText(/^3 days and meetings are saved as out\.ics/)).toBeVisible();
  const text = readFileSync(saved, "utf8");
  expect(text).toContain("SUMMARY:Contact Trail Thrift");
  expect(text).toContain("20310304");
  expect(text).toContain("Black Friday call");
  expect(text).not.toContain("Gift guide workshop");

  await page.getByRole("button", { name: "Choose a file" }).click();
  await page.getByRole("button", { name: "Preview", exact: true }).click();
  await expect(page.getByRole("button", { name: "Nothing to import" })).toBeDisabled();
  expect(one(userData, "SELECT count(*) FROM interaction WHERE kind = 'meeting'")).toBe(4);
});
