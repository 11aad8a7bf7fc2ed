// Tasks found by the search box, and tasks in the calendar file.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import ICAL from "ical.js";
import { testHost, type TestHost } from "../../testing.ts";

let host: TestHost;
let partnerId: number;
beforeEach(async () => {
  host = testHost();
  await host.call("settings.set", { key: "timeZone", value: "Europe/Berlin" });
  partnerId = (
    await host.call<Made>("partners.create", { name: "Käthe’s Garden", nextContactOn: "2026-10-09" })
  ).id;
});
afterEach(() => host.close());

interface Made {
  id: number;
  uid: string;
}
const make = (title: string, more: object = {}) => host.call<Made>("tasks.create", { title, ...more });

describe("the search box", () => {
  const find = async (text: string, more: object = {}) =>
    (
      await host.call<{ hits: { kind: string; title: string; partner: string | null }[] }>("search.find", {
        text,
        ...more,
      })
    ).hits
      .filter(({ kind }) => kind === "task")
      .map(({ title }) => title);

  test("finds open tasks by any part of a word, and beside a word of their partner", async () => {
    await make("Send the Überraschung", { partnerId });
    await make("Resend banners");
    const done = await make("Send invoice");
    await host.call("tasks.complete", { id: done.id });
    expect(await find("send")).toEqual(["Send the Überraschung", "Resend banners"]);
    expect(await find("uberrasch")).toEqual(["Send the Überraschung"]);
    expect(await find("send kathe")).toEqual(["Send the Überraschung"]);
    expect(await find("send", { kinds: ["partner"] })).toEqual([]);
    // The partner itself is what is looked for, not the task of its next contact day.
    expect(await find("käthe")).toEqual([]);
    await host.call("partners.trash", { id: partnerId });
    expect(await find("send")).toEqual(["Resend banners"]);
  });
});

describe("the calendar file", () => {
  const events = async () => {
    const { text, count } = await host.call<{ text: string; count: number }>("calendar.file");
    const all = new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents("vevent");
    expect(all).toHaveLength(count);
    return all.map((each) => ({
      uid: String(each.getFirstPropertyValue("uid")),
      title: String(each.getFirstPropertyValue("summary")),
      start: String(each.getFirstPropertyValue("dtstart")),
      zone: each.getFirstProperty("dtstart")!.getParameter("tzid") ?? null,
      rule: each.getFirstPropertyValue("rrule")?.toString() ?? null,
    }));
  };

  test("holds open tasks with a day, repeating ones with their rule", async () => {
    const day = await make("Day", { dueOn: "2026-10-05" });
    await make("Moment", { dueAt: "2026-10-05T07:30:00Z" });
    await make("Weekly", { dueOn: "2026-10-06", dueTime: "09:00", repeat: "FREQ=WEEKLY" });
    await make("After", { dueOn: "2026-10-07", repeat: { after: { days: 30 } } });
    await make("No day");
    const rows = await events();
    expect(rows).toEqual([
      expect.objectContaining({ title: "Contact Käthe’s Garden", start: "2026-10-09" }),
      { uid: `${day.uid}@liaison.invalid`, title: "Day", start: "2026-10-05", zone: null, rule: null },
      expect.objectContaining({ title: "Moment", start: "2026-10-05T07:30:00Z", rule: null }),
      expect.objectContaining({
        title: "Weekly",
        start: "2026-10-06T09:00:00",
        zone: "Europe/Berlin",
        rule: "FREQ=WEEKLY",
      }),
      expect.objectContaining({ title: "After", start: "2026-10-07", rule: null }),
    ]);
    expect((await events()).map(({ uid }) => uid)).toEqual(rows.map(({ uid }) => uid));
  });

  test("keeps the days of a series although this one was moved", async () => {
    const { id } = await make("Every other Monday", {
      dueOn: "2026-10-05",
      repeat: "FREQ=WEEKLY;INTERVAL=2",
    });
    const next = await host.call<{ next: { id: number; dueOn: string } }>("tasks.complete", { id });
    const start = async () => (await events()).find(({ rule }) => rule !== null)!.start;
    expect(next.next.dueOn).toBe("2026-10-19");
    expect(await start()).toBe("2026-10-19");
    await host.call("tasks.update", { id: next.next.id, set: { dueOn: "2026-10-21" } });
    expect(await start()).toBe("2026-10-05");
  });
});
